package dev.hearth.operator.engine;

/** The contract against Redis. */
class RedisSwitchoverIT extends SwitchoverContract {

    @Override
    String product() {
        return "redis";
    }
}

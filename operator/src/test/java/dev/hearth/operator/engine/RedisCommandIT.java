package dev.hearth.operator.engine;

/** The contract against Redis. */
class RedisCommandIT extends CommandContract {

    @Override
    String product() {
        return "redis";
    }
}

package dev.hearth.operator.engine;

/** The contract against Redis. */
class RedisConditionIT extends ConditionContract {

    @Override
    String product() {
        return "redis";
    }
}

package dev.hearth.operator.engine;

/** The contract against Valkey. */
class ValkeyConditionIT extends ConditionContract {

    @Override
    String product() {
        return "valkey";
    }
}

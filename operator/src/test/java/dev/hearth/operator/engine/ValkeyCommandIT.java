package dev.hearth.operator.engine;

/** The contract against Valkey. */
class ValkeyCommandIT extends CommandContract {

    @Override
    String product() {
        return "valkey";
    }
}

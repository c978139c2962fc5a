package dev.hearth.operator.engine;

/** The contract against Valkey. */
class ValkeySwitchoverIT extends SwitchoverContract {

    @Override
    String product() {
        return "valkey";
    }
}

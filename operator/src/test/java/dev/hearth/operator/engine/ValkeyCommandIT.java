package dev.hearth.operator.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;

/** The contract against Valkey. */
class ValkeyCommandIT extends CommandContract {

    @BeforeAll
    static void needsValkey() {
        assumeTrue(CacheServerProcess.installed("valkey"), "valkey-server is not on the path");
    }

    @Override
    String product() {
        return "valkey";
    }
}

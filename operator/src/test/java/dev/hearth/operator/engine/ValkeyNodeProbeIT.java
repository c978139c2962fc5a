package dev.hearth.operator.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;

/** The contract against Valkey. */
class ValkeyNodeProbeIT extends NodeProbeContract {

    @BeforeAll
    static void needsValkey() {
        assumeTrue(CacheServerProcess.installed("valkey"), "valkey-server is not on the path");
    }

    @Override
    CacheServer start() {
        return CacheServerProcess.start("valkey");
    }

    @Override
    CacheServer startWithPassword(String password) {
        return CacheServerProcess.start("valkey", "--requirepass", password);
    }
}

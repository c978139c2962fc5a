package dev.hearth.operator.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;

/** The watch against Valkey. */
class ValkeyNodeWatchIT extends NodeWatchContract {

    @BeforeAll
    static void needsValkey() {
        assumeTrue(CacheServerProcess.installed("valkey"), "valkey-server is not on the path");
    }

    @Override
    CacheServer start() {
        return CacheServerProcess.start("valkey");
    }
}

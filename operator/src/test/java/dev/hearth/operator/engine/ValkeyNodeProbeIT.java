package dev.hearth.operator.engine;

/** The contract against Valkey. */
class ValkeyNodeProbeIT extends NodeProbeContract {

    @Override
    CacheServer start() {
        return CacheServerProcess.start("valkey");
    }

    @Override
    CacheServer startWithPassword(String password) {
        return CacheServerProcess.start("valkey", "--requirepass", password);
    }
}

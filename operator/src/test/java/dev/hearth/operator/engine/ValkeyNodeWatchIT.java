package dev.hearth.operator.engine;

/** The watch against Valkey. */
class ValkeyNodeWatchIT extends NodeWatchContract {

    @Override
    CacheServer start() {
        return CacheServerProcess.start("valkey");
    }
}

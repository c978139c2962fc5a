package dev.hearth.operator.engine;

/** The contract against Redis. */
class RedisNodeProbeIT extends NodeProbeContract {

    @Override
    CacheServer start() {
        return CacheServerProcess.start("redis");
    }

    @Override
    CacheServer startWithPassword(String password) {
        return CacheServerProcess.start("redis", "--requirepass", password);
    }
}

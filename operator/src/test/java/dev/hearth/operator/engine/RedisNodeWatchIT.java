package dev.hearth.operator.engine;

/** The watch against Redis. */
class RedisNodeWatchIT extends NodeWatchContract {

    @Override
    CacheServer start() {
        return CacheServerProcess.start("redis");
    }
}

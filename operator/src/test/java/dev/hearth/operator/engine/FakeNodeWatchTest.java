package dev.hearth.operator.engine;

/** The watch against the fake server. */
class FakeNodeWatchTest extends NodeWatchContract {

    @Override
    CacheServer start() {
        return new FakeCacheServer();
    }
}

package dev.hearth.operator.engine;

/** The contract against the fake, which shows that the fake may stand for a real server in larger tests. */
class FakeNodeProbeTest extends NodeProbeContract {

    @Override
    CacheServer start() {
        return new FakeCacheServer();
    }

    @Override
    CacheServer startWithPassword(String password) {
        return new FakeCacheServer(password);
    }
}

package dev.hearth.e2e.driver;

/** Told of every write that was acknowledged in time, by any writer's thread. */
interface Acknowledgements {
    void acknowledged(long atMillis);
}

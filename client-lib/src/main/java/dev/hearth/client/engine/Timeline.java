package dev.hearth.client.engine;

import java.util.concurrent.Executor;

/** Time, and the one thread on which a client's links live. Its executor runs tasks one at a time, in order. */
public interface Timeline extends Executor, AutoCloseable {

    /** Monotonic, never to be compared with that of another process. */
    long nanos();

    /** Milliseconds since 1970, as this machine believes. */
    long wallMillis();

    /** Runs a task on the thread, so much later. */
    void after(long millis, Runnable task);

    /** Uniform in [0, 1). */
    double random();

    /** Ends; tasks that wait are dropped. */
    @Override
    void close();
}

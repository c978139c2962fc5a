package dev.hearth.client;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for loaders when the program brings none. Bounded: beyond that, loads are refused rather than piled up. */
final class LoaderThreads {

    private static final int THREADS = 64;
    private static final int WAITING = 10_000;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private LoaderThreads() {}

    static ExecutorService create() {
        var threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), task -> {
                    var thread = new Thread(task, "hearth-loader-" + COUNT.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}

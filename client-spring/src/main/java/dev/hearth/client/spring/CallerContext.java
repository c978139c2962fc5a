package dev.hearth.client.spring;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.TaskDecorator;

/**
 * Takes what the caller's thread knows, such as its security and logging contexts, to the thread that loads. The program's
 * {@link TaskDecorator} beans say what that is; the first of them is the outermost.
 */
final class CallerContext {

    private final List<TaskDecorator> decorators;

    CallerContext(List<TaskDecorator> decorators) {
        this.decorators = List.copyOf(decorators);
    }

    /** To be called on the caller's thread. What is returned may be called often, on any thread. */
    <T> Callable<T> carry(Callable<T> work) {
        if (decorators.isEmpty()) {
            return work;
        }
        var carried = new Carried<>(work);
        Runnable task = carried;
        for (var i = decorators.size() - 1; i >= 0; i--) {
            task = decorators.get(i).decorate(task);
        }
        return carried.through(task);
    }

    /** A decorator knows tasks without results: the result of a run waits here until it is taken. */
    private static final class Carried<T> implements Runnable {

        private final ReentrantLock oneAtATime = new ReentrantLock();
        private final Callable<T> work;
        private @Nullable T result;
        private @Nullable Exception failure;

        Carried(Callable<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            result = null;
            failure = null;
            try {
                result = work.call();
            } catch (Exception e) {
                failure = e;
            }
        }

        @SuppressWarnings("NullAway") // T says whether null is a value
        Callable<T> through(Runnable decorated) {
            return () -> {
                oneAtATime.lock();
                try {
                    decorated.run();
                    if (failure != null) {
                        throw failure;
                    }
                    return result;
                } finally {
                    oneAtATime.unlock();
                }
            };
        }
    }
}

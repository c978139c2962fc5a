package dev.hearth.e2e.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs of this machine. */
public final class Command {
    private static final int TAIL = 20;

    private final Duration patience;
    private final Progress progress;

    /**
     * @param patience how long a program may run before it is ended
     * @param progress is told every line that a program writes
     */
    public Command(Duration patience, Progress progress) {
        this.patience = patience;
        this.progress = progress;
    }

    /**
     * Runs a program to its end; what it wrote to stdout and stderr, by lines.
     *
     * @throws IllegalStateException with the last lines, when the program failed or did not end in time
     */
    public List<String> run(List<String> words) {
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var lines = new ArrayList<String>();
            var reader = Thread.ofVirtual().start(() -> read(process, lines));
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            reader.join(Duration.ofSeconds(2));
            synchronized (lines) {
                if (!ended || process.exitValue() != 0) {
                    throw new IllegalStateException(failure(words, ended, process, lines));
                }
                return List.copyOf(lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(words.getFirst() + " could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + words.getFirst() + " ran", e);
        }
    }

    private void read(Process process, List<String> lines) {
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
                progress.say(line);
            }
        } catch (IOException e) {
            progress.say("(its output ended: " + e.getMessage() + ")");
        }
    }

    private String failure(List<String> words, boolean ended, Process process, List<String> lines) {
        Deque<String> tail = new ArrayDeque<>();
        for (var line : lines) {
            tail.addLast(line);
            if (tail.size() > TAIL) {
                tail.removeFirst();
            }
        }
        var why = ended ? "ended with " + process.exitValue() : "did not end within " + patience.toSeconds() + " s";
        return String.join(" ", words) + " " + why + ":\n" + String.join("\n", tail);
    }
}

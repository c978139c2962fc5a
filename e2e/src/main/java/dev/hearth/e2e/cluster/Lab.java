package dev.hearth.e2e.cluster;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The lab's program, one call a command. */
final class Lab implements NodeFaults, ProcessFaults {
    /** The first {@code up} on a machine builds Kubernetes from source. */
    private static final Duration PATIENCE = Duration.ofMinutes(45);

    private final String program;
    private final Command command;

    Lab(String program, Progress progress) {
        this.program = program;
        this.command = new Command(PATIENCE, progress);
    }

    List<String> run(String... words) {
        return command.run(Stream.concat(Stream.of(program), Stream.of(words)).toList());
    }

    @Override
    public void cut(String node) {
        run("cut", node);
    }

    @Override
    public void heal(String node) {
        run("heal", node);
    }

    @Override
    public void lose(String node) {
        run("lose", node);
    }

    @Override
    public void giveBack(String node) {
        run("return", node);
    }

    @Override
    public void signal(Signal signal, String namespace, String pod) {
        run("signal", signal.name(), namespace + "/" + pod);
    }
}

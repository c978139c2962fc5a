package dev.hearth.e2e.cluster;

/** Takes one line at a time that tells a person what goes on. */
@FunctionalInterface
public interface Progress {

    /** A line without a line break. */
    void say(String line);
}

package dev.hearth.client.engine;

/** Writes to a source. */
@FunctionalInterface
public interface SourceWrite {

    /** May fail with any exception; then nothing is stored. */
    void run() throws Exception;
}

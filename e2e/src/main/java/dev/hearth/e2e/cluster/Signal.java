package dev.hearth.e2e.cluster;

/** What a cache server's process can be sent. */
public enum Signal {
    KILL,
    STOP,
    CONT
}

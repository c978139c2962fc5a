package dev.hearth.operator.model;

/** The cache server's container as the kubelet reported it last. */
public enum ContainerState {
    /** Not started yet, or the kubelet has not said anything. */
    NOT_STARTED,
    RUNNING,
    /** Ended, and not started again (yet): every process this pod ever ran is dead. */
    TERMINATED
}

package dev.hearth.e2e.cluster;

/** What can befall a pod's main process. */
public interface ProcessFaults {

    /** Sends the main process of a pod's first container a signal; throws when it was not sent. */
    void signal(Signal signal, String namespace, String pod);
}

package dev.hearth.e2e.cluster;

/** What can befall a Kubernetes node. Each call returns when it is done; a fault that could not be injected throws. */
public interface NodeFaults {

    /** Takes the Kubernetes node off the network; everything on it runs on. */
    void cut(String node);

    /** Undoes {@link #cut}. */
    void heal(String node);

    /** Loses the Kubernetes node at once, as by a power loss, with its volumes. */
    void lose(String node);

    /** Brings a lost Kubernetes node back as an empty machine and waits until it is Ready. */
    void giveBack(String node);
}

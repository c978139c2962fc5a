package dev.hearth.e2e.figures;

/**
 * What the promise allows to be lost when something happens; the rows are those of docs/failure-modes.md.
 */
public enum Loss {
    /** Planned changes. */
    SWITCHOVER(1, "none: a planned switchover hands over every acknowledged write"),
    /** An orderly stop. */
    TERMINATED(2, "none: a server that is told to stop first hands over every acknowledged write"),
    /** A process that dies at once while its kernel lives. */
    KILLED(3, "the commands outstanding at that moment"),
    /** A Kubernetes node that is gone with all on it. */
    NODE_LOST(6, "the commands outstanding at that moment and the writes of the last replication delay");

    /** Replication delay that the bound of a lost Kubernetes node allows for, milliseconds. */
    private static final long REPLICATION_DELAY_MILLIS = 10;

    private final int row;
    private final String words;

    Loss(int row, String words) {
        this.row = row;
        this.words = words;
    }

    public int row() {
        return row;
    }

    public String words() {
        return words;
    }

    /** The most acknowledged writes that one such event may cost. */
    public long bound(int outstandingCommands, int writesPerSecond) {
        return switch (this) {
            case SWITCHOVER, TERMINATED -> 0;
            case KILLED -> outstandingCommands;
            case NODE_LOST -> outstandingCommands + writesPerSecond * REPLICATION_DELAY_MILLIS / 1_000;
        };
    }
}

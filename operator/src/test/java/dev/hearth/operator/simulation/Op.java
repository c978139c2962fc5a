package dev.hearth.operator.simulation;

/**
 * One entry of a replication stream.
 *
 * @param end the offset behind it
 * @param write the number of a client's write; -1 for a ping, -2 for the epoch marker
 * @param epoch the marker
 */
record Op(long end, int write, long epoch) {

    static final int PING = -1;
    static final int MARKER = -2;
}

package dev.hearth.operator.model;

/**
 * A replica as its primary lists it ({@code slave0:…} of {@code INFO replication}).
 *
 * @param ip the address the primary sees
 * @param port the announced port
 * @param online {@code state=online}; false while it waits for or receives the data set
 * @param offset the offset it acknowledged last; 0 right after a full sync, when it counts as good and has received
 *     nothing
 * @param lagSeconds whole seconds since its last acknowledgement; negative when the clock of the primary was stepped
 */
public record AttachedReplica(String ip, int port, boolean online, long offset, long lagSeconds) {}

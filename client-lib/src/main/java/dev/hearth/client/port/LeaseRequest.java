package dev.hearth.client.port;

/**
 * What is needed for {@link Cells#acquire}.
 *
 * @param cell the lease cell, with token and flags
 * @param millis how long the lease shall hold
 * @param seenLoadStart load start of the value that the caller has and does not want; zero: none
 * @param write whether the caller is about to write: a writer takes over from a loader
 */
public record LeaseRequest(byte[] cell, long millis, long seenLoadStart, boolean write) {}

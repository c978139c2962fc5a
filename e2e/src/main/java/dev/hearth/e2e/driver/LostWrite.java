package dev.hearth.e2e.driver;

/**
 * A write that was acknowledged and is not there any more.
 *
 * @param writer number of the writer, from 0
 * @param sequence number of the write in its writer's ledger, from 0
 * @param acknowledgedAt milliseconds since the epoch
 */
public record LostWrite(int writer, long sequence, long acknowledgedAt) {}

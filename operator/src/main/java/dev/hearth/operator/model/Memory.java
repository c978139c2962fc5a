package dev.hearth.operator.model;

/**
 * @param usedBytes {@code used_memory}
 * @param maxBytes {@code maxmemory}; 0 for no limit
 */
public record Memory(long usedBytes, long maxBytes) {}

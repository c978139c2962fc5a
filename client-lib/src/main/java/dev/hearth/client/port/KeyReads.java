package dev.hearth.client.port;

/** How often a key was read. */
public record KeyReads(String key, long reads) {}

package dev.hearth.client.spring;

/** What the shop of the guide sells. */
public record Product(long id, String name, int cents) {}

package dev.hearth.e2e.demo;

/**
 * A moment of the story.
 *
 * @param name a short word for the chart
 * @param words what happened, for people
 * @param atMillis milliseconds after the Kubernetes node was lost
 */
public record Phase(String name, String words, long atMillis) {}

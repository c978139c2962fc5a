package dev.hearth.operator.model;

import dev.hearth.api.Reason;

/**
 * Something that happened and that people should be able to read later: becomes a Kubernetes Event.
 *
 * @param warning false for Normal
 * @param reason the reason
 * @param subject what it is about, for deduplication: a pod, a shard, a setting
 * @param message for the person on call; never holds a secret
 */
public record Announcement(boolean warning, Reason reason, String subject, String message) {}

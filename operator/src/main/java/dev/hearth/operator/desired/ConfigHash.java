package dev.hearth.operator.desired;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Which settings a node runs with, as short hashes: one of those that need a restart, one of those that do not. */
public final class ConfigHash {

    private static final int LENGTH = 10;

    private ConfigHash() {}

    /** Of the settings that a process reads once. A node whose pod carries another one must be restarted. */
    public static String restart() {
        return hash(String.join("\n", ServerConfig.fixed()));
    }

    /** Of {@link LiveSettings}. A process that was not told these needs {@code CONFIG SET}, and no restart. */
    public static String live(EffectiveSpec spec) {
        return hash(LiveSettings.of(spec).entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining("\n")));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

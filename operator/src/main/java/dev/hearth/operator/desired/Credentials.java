package dev.hearth.operator.desired;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * The passwords of a cluster. They are made elsewhere, since randomness is not pure, and kept once they are in the
 * Secret. Only characters that stand unquoted in a URL and in the server's file are allowed.
 *
 * @param operator of the user that commands servers
 * @param replication of the user that replicas log in with
 * @param application of the user {@code default}
 */
public record Credentials(String operator, String replication, String application) {

    public Credentials {
        check(Secrets.OPERATOR_PASSWORD, operator);
        check(Secrets.REPLICATION_PASSWORD, replication);
        check(Secrets.APPLICATION_PASSWORD, application);
    }

    /**
     * The passwords to use: what the existing Secret holds, and of the fresh ones those it lacks.
     *
     * @param data {@code data} of the Secret {@code <cluster>-credentials}, in Base64; empty when there is none
     * @throws IllegalArgumentException when an existing value is no usable password; names the key, never the value
     */
    public static Credentials keeping(Map<String, String> data, Credentials fresh) {
        return new Credentials(
                kept(data, Secrets.OPERATOR_PASSWORD, fresh.operator),
                kept(data, Secrets.REPLICATION_PASSWORD, fresh.replication),
                kept(data, Secrets.APPLICATION_PASSWORD, fresh.application));
    }

    private static String kept(Map<String, String> data, String key, String fresh) {
        var encoded = data.get(key);
        if (encoded == null) {
            return fresh;
        }
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("key " + key + " of the credentials Secret is not Base64", e);
        }
    }

    private static void check(String key, String password) {
        if (!password.matches("[A-Za-z0-9._~-]{16,128}")) {
            throw new IllegalArgumentException("key " + key
                    + " of the credentials Secret must be 16 to 128 characters out of A-Z, a-z, 0-9 and . _ ~ -;"
                    + " delete the key to have a new password made");
        }
    }

    /** Says nothing, so that no password ends up in a log. */
    @Override
    public String toString() {
        return "Credentials[…]";
    }
}

package dev.hearth.operator.desired;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Who may do what on a server, as lines of its ACL file. Passwords appear as SHA-256 only; they are random and long, so
 * that a hash without salt tells nothing. Every command named here exists from Redis 7.0 and Valkey 7.2 on: a server does
 * not start with a file that names an unknown one.
 */
final class AccessRules {

    /**
     * What the failover protocol asks of a server, read access to what status and metrics show, and {@code ACL LOAD} to
     * take over a changed password. Data: keys of the operator only.
     */
    private static final String OPERATOR = "resetchannels ~hearth:* -@all +ping +hello +auth +info +role +replicaof"
            + " +config|get +config|set +client|kill +client|pause +client|unpause +client|list +client|no-evict"
            + " +client|setname +client|id +replconf +failover +wait +function|load +function|list +fcall_ro +shutdown"
            + " +latency|latest +bgsave +acl|load +get +set";

    /** A replica follows its primary; the hook that runs before a stop asks for the role. */
    private static final String REPLICATION = "resetchannels resetkeys -@all +psync +replconf +ping +role";

    /**
     * Applications: every key and channel and no administration. INFO and ROLE only tell, and health checks and clients
     * ask for them; SORT is dangerous only beside key patterns. FUNCTION is not, because the epoch marker lives in a
     * function library.
     */
    private static final String APPLICATION = "~* &* +@all -@admin -@dangerous -function +info +role +sort +sort_ro";

    private AccessRules() {}

    /** The ACL file. */
    static String file(Credentials credentials, boolean passwordRequired) {
        var application = passwordRequired ? hash(credentials.application()) : "nopass";
        return user("default", application, APPLICATION)
                + user(Secrets.OPERATOR_USER, hash(credentials.operator()), OPERATOR)
                + user(Secrets.REPLICATION_USER, hash(credentials.replication()), REPLICATION);
    }

    private static String user(String name, String password, String rules) {
        return "user " + name + " on " + password + " " + rules + "\n";
    }

    private static String hash(String password) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return "#" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

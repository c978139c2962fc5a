package dev.hearth.operator.desired;

/**
 * What a node does between the request to stop and SIGTERM: a primary waits until it was demoted, so that nobody writes
 * to it when it goes. It does not wait when no replica follows it, and never longer than {@link #WAIT_SECONDS}.
 */
final class PreStop {

    /** The longest wait for a demotion. */
    static final int WAIT_SECONDS = 20;

    /** {@code shutdown-timeout}: how long a primary holds writes until its replicas have everything. */
    static final int SHUTDOWN_SECONDS = 10;

    private static final int RESERVE_SECONDS = 10;
    private static final long SAVED_BYTES_PER_SECOND = 50L * 1024 * 1024;
    private static final int LONGEST_SAVE_SECONDS = 600;

    private PreStop() {}

    /**
     * The grace period, in seconds: the wait, the server's own time-out and a reserve; with a volume also the time
     * to write a snapshot of a full node at 50 MiB/s, at most ten minutes. The mode does not matter, because modes are
     * exchanged without a restart.
     */
    static long graceSeconds(EffectiveSpec spec) {
        var save = spec.storage().persistent()
                ? Math.min(LONGEST_SAVE_SECONDS, spec.memory().limitBytes() / SAVED_BYTES_PER_SECOND)
                : 0;
        return WAIT_SECONDS + SHUTDOWN_SECONDS + RESERVE_SECONDS + save;
    }

    /**
     * The hook. The password is in the environment of the asking process only, never on a command line. ROLE of a primary
     * prints the role, the offset and three lines for each replica that is connected.
     */
    static String script(Engine engine) {
        return """
                # Waits until this node is no primary any more, or nobody follows it; at most %1$d s.
                end=$(( $(date +%%s) + %1$d ))
                while [ "$(date +%%s)" -lt "$end" ]; do
                  set -- $(REDISCLI_AUTH="$(cat %2$s/%3$s)" \\
                    %4$s -p %5$d --user %6$s --no-auth-warning ROLE 2>/dev/null)
                  if [ "${1:-}" != master ] || [ "$#" -lt 5 ]; then exit 0; fi
                  sleep 0.2
                done
                """.formatted(
                        WAIT_SECONDS,
                        ServerConfig.SECRET_DIRECTORY,
                        Secrets.REPLICATION_PASSWORD,
                        engine.cli(),
                        Names.PORT,
                        Secrets.REPLICATION_USER);
    }
}

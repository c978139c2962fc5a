package dev.hearth.client.cell;

/** The keys of the protocol itself. All begin with {@code hearth:}, which no class may claim. */
public final class Names {

    /** How many logs a Redis Cluster may have. */
    public static final int LOGS = 256;

    private static final String CONTROL = "{3560}";

    /** The log of a server that is not part of a Redis Cluster. */
    public static final String LOG = "hearth:log:" + CONTROL;
    /** Queue of writes that the source does not have yet. */
    public static final String WRITES = "hearth:writes:" + CONTROL;
    /** Writes that the source refused for good. */
    public static final String DEAD_WRITES = WRITES + ":dead";
    /** Points in time before which values of a class, tag or prefix are void. */
    public static final String BARRIERS = "hearth:barriers:" + CONTROL;
    /** What turns the server's time into cluster time. */
    public static final String CLOCK = "hearth:clock:" + CONTROL;
    /** The policies of all classes. */
    public static final String CATALOG = "hearth:catalog:" + CONTROL;
    /** Never exists; removing it proves that the server is there, may write, and that its pushes have arrived. */
    public static final String PROBE = "hearth:probe:" + CONTROL;

    private static final long HOT_BUCKET_MINUTES = 10;

    private Names() {}

    /**
     * The name of a candidate log; {@code log(0)} is {@link #LOG}.
     *
     * @param index 0 to {@link #LOGS} − 1; its slot is 64 · index
     */
    public static String log(int index) {
        return "hearth:log:{" + Slots.tag(index) + "}";
    }

    /** The token bucket before a source. */
    public static String gate(String source) {
        return "hearth:gate:{" + source + "}";
    }

    /** How often keys of a class were read, in the ten minutes around this time. */
    public static String hot(String cacheClass, long epochMillis) {
        return "hearth:hot:{" + cacheClass + "}:" + epochMillis / 60_000 / HOT_BUCKET_MINUTES;
    }
}

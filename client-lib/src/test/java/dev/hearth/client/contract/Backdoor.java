package dev.hearth.client.contract;

/** What a test does to a server behind the protocol's back. */
public interface Backdoor {

    /** Stores bytes that are no cell. */
    void setForeign(String key, String value);

    /** Stores something that is not even a string. */
    void setForeignType(String key);

    boolean exists(String key);

    /** Milliseconds the key has left; -1: for ever, -2: it is not there. */
    long ttl(String key);

    /** Empties the server. */
    void flush();
}

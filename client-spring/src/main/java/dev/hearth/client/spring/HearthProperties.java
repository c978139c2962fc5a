package dev.hearth.client.spring;

import dev.hearth.client.CachePolicy;
import dev.hearth.client.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the cluster is, and which classes the program uses.
 *
 * @param enabled whether there is a client at all
 * @param uri address of the cluster, such as redis://user:password@web-primary:6379; wins over the binding
 * @param binding directory where the cluster's connection Secret is mounted, or its name below SERVICE_BINDING_ROOT. Neither this nor
 *     the address: the only binding there whose provider is hearth
 * @param afterCommit whether changes inside of a transaction reach the cache after it has committed
 * @param unsynchronizedReads what happens when a method of these classes is Cacheable without sync
 * @param classes the classes that the program uses, by name
 */
@ConfigurationProperties("hearth.client")
public record HearthProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String uri,
        @Nullable String binding,
        @DefaultValue("true") boolean afterCommit,
        @DefaultValue("refuse") UnsynchronizedReads unsynchronizedReads,
        @DefaultValue Map<String, CacheClass> classes) {

    /** What to do about {@code @Cacheable} without {@code sync = true}. */
    public enum UnsynchronizedReads {
        /** The program does not start. */
        REFUSE,
        /** The log says so. */
        WARN
    }

    /**
     * A class; its policy holds as long as the cluster's catalog has none for it.
     *
     * @param type Java class of the values. String and byte[] are stored as they are, others as JSON
     * @param profile what kind of data it is
     * @param keyPrefix what the natural keys begin with; unset: the class's name and a colon
     * @param keyPatterns which keys belong to the class; unset: all with the prefix
     * @param ttl longest life of a value; unset: the profile's
     */
    public record CacheClass(
            @Nullable String type,
            @DefaultValue("hot-keys") Profile profile,
            @Nullable String keyPrefix,
            @DefaultValue List<String> keyPatterns,
            @Nullable Duration ttl) {

        String prefix(String name) {
            return keyPrefix == null ? name + ":" : keyPrefix;
        }

        CachePolicy policy(String name) {
            var patterns = keyPatterns.isEmpty() ? List.of(prefix(name) + "*") : keyPatterns;
            var policy = CachePolicy.of(profile, patterns.toArray(String[]::new));
            return ttl == null ? policy.build() : policy.ttl(ttl).build();
        }
    }

    /** Without the address, which holds a password. */
    @Override
    public String toString() {
        return "HearthProperties[binding=" + binding + ", classes=" + classes.keySet() + "]";
    }
}

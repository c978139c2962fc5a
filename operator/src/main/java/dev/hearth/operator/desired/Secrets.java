package dev.hearth.operator.desired;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The Secret for servers and the operator, and the one for applications. */
public final class Secrets {

    /** The user that the operator logs in with. */
    public static final String OPERATOR_USER = "hearth-operator";

    /** The user that replicas log in with. */
    public static final String REPLICATION_USER = "hearth-replication";

    /** The user of applications. */
    public static final String APPLICATION_USER = "default";

    /** Key of the operator's password in {@code <cluster>-credentials}. */
    public static final String OPERATOR_PASSWORD = "operator-password";

    /** Key of the replication user's password in {@code <cluster>-credentials}. */
    public static final String REPLICATION_PASSWORD = "replication-password";

    /** Key of the applications' password in {@code <cluster>-credentials}. */
    public static final String APPLICATION_PASSWORD = "default-password";

    static final String USERS_FILE = "users.acl";
    static final String REPLICATION_FILE = "replication.conf";

    private Secrets() {}

    /**
     * What servers and the operator log in with. It has no owner while data may outlive the cluster: whoever comes back
     * to the volumes needs the same passwords.
     */
    public static Secret credentials(EffectiveSpec spec, Credentials credentials) {
        var name = Names.credentials(spec.cluster());
        var data = new TreeMap<String, String>();
        data.put(OPERATOR_PASSWORD, credentials.operator());
        data.put(REPLICATION_PASSWORD, credentials.replication());
        data.put(APPLICATION_PASSWORD, credentials.application());
        data.put(USERS_FILE, AccessRules.file(credentials, spec.passwordRequired()));
        data.put(
                REPLICATION_FILE,
                "masteruser " + REPLICATION_USER + "\nmasterauth " + credentials.replication() + "\n");
        return new SecretBuilder()
                .withMetadata(spec.storage().outlivesCluster() ? Metadata.unowned(spec, name) : Metadata.of(spec, name))
                .withType("Opaque")
                .withData(encoded(data))
                .build();
    }

    /**
     * What applications mount.
     *
     * @see <a href="https://servicebinding.io/spec/core/1.1.0/#well-known-secret-entries">well-known entries</a>
     */
    public static Secret connection(EffectiveSpec spec, Credentials credentials) {
        var cluster = spec.cluster();
        var host = Names.host(cluster, Names.primary(cluster));
        var login = spec.passwordRequired() ? APPLICATION_USER + ":" + credentials.application() + "@" : "";
        var url = "redis://" + login + host + ":" + Names.PORT;
        var data = new TreeMap<String, String>();
        data.put("type", "redis");
        data.put("provider", "hearth");
        data.put("host", host);
        data.put("port", Integer.toString(Names.PORT));
        data.put("uri", url);
        // Spring Cloud Bindings maps url and no username.
        data.put("url", url);
        data.put("ssl", "false");
        data.put("read-host", Names.host(cluster, Names.read(cluster)));
        data.put("nodes", nodes(spec));
        data.put("namespace", cluster.namespace());
        if (spec.passwordRequired()) {
            data.put("username", APPLICATION_USER);
            data.put("password", credentials.application());
        }
        return new SecretBuilder()
                .withMetadata(Metadata.of(spec, Names.connection(cluster)))
                .withType("servicebinding.io/redis")
                .withData(encoded(data))
                .build();
    }

    private static String nodes(EffectiveSpec spec) {
        return IntStream.range(0, spec.nodes())
                .mapToObj(ordinal -> Names.pod(spec.cluster(), 0, ordinal))
                .map(pod -> Names.podHost(spec.cluster(), pod) + ":" + Names.PORT)
                .collect(Collectors.joining(","));
    }

    private static SortedMap<String, String> encoded(Map<String, String> data) {
        var encoded = new TreeMap<String, String>();
        data.forEach((key, value) ->
                encoded.put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        return encoded;
    }
}

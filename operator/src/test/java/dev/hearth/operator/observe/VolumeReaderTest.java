package dev.hearth.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.v1alpha1.SchedulingSpec;
import dev.hearth.operator.model.Place;
import dev.hearth.operator.model.VolumeFacts;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What volumes and Kubernetes nodes say of where data and nodes can be. */
class VolumeReaderTest {

    private static PersistentVolumeClaim claim(String name, String volume) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: %s, namespace: shop}
                spec: {volumeName: %s, resources: {requests: {storage: 1Gi}}}
                """.formatted(name, volume), PersistentVolumeClaim.class);
    }

    private static PersistentVolume volume(String affinity) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: PersistentVolume
                metadata: {name: pv-1}
                spec: {nodeAffinity: %s}
                """.formatted(affinity), PersistentVolume.class);
    }

    private static VolumeFacts read(String affinity) {
        return VolumeReader.facts(List.of(claim("data-web-s0-1", "pv-1")), List.of(volume(affinity)))
                .getFirst();
    }

    private static String on(String key, String values) {
        return "{required: {nodeSelectorTerms: [{matchExpressions: [{key: " + key + ", operator: In, values: " + values
                + "}]}]}}";
    }

    @Test
    void a_volume_with_one_host_is_lost_with_it() {
        var volume = read(on("kubernetes.io/hostname", "[host-1]"));
        assertThat(volume.pod()).isEqualTo("web-s0-1");
        assertThat(volume.host()).hasValue("host-1");
        assertThat(volume.nodeBound()).isTrue();
    }

    @Test
    void a_volume_of_a_zone_or_of_two_hosts_can_move() {
        assertThat(read(on("topology.kubernetes.io/zone", "[a]")).nodeBound()).isFalse();
        assertThat(read(on("kubernetes.io/hostname", "[host-1, host-2]")).nodeBound())
                .isFalse();
        assertThat(read("null").nodeBound()).isFalse();
    }

    @Test
    void a_claim_without_a_volume_yet_is_bound_to_nothing() {
        var claims = List.of(claim("data-web-s0-1", "pv-2"));
        assertThat(VolumeReader.facts(claims, List.of(volume("null"))))
                .singleElement()
                .satisfies(v -> assertThat(v.host()).isEmpty());
    }

    @Test
    void a_claim_that_is_no_nodes_data_is_not_ours() {
        assertThat(VolumeReader.facts(List.of(claim("backup-web", "pv-1")), List.of(volume("null"))))
                .isEmpty();
    }

    private static Place place(String spec, String scheduling) {
        var node = Serialization.unmarshal("""
                apiVersion: v1
                kind: Node
                metadata: {name: host-1, labels: {topology.kubernetes.io/zone: a, disk: fast}}
                spec: %s
                status: {conditions: [{type: Ready, status: "True", lastTransitionTime: "2026-01-01T12:00:00Z"}]}
                """.formatted(spec), Node.class);
        var wanted = Serialization.unmarshal("# YAML\n" + scheduling, SchedulingSpec.class);
        return PlaceReader.places(Stream.of(node), wanted).getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                              | zoneSpread: Preferred                                        | true
            {unschedulable: true}                                           | zoneSpread: Preferred                                        | false
            {taints: [{key: gpu, value: x, effect: NoSchedule}]}            | zoneSpread: Preferred                                        | false
            {taints: [{key: gpu, value: x, effect: PreferNoSchedule}]}      | zoneSpread: Preferred                                        | true
            {taints: [{key: gpu, value: x, effect: NoSchedule}]}            | tolerations: [{key: gpu, operator: Exists}]                  | true
            {taints: [{key: gpu, value: x, effect: NoSchedule}]}            | tolerations: [{key: gpu, value: x, effect: NoSchedule}]      | true
            {taints: [{key: gpu, value: x, effect: NoSchedule}]}            | tolerations: [{key: gpu, value: y}]                          | false
            {taints: [{key: gpu, value: x, effect: NoExecute}]}             | tolerations: [{key: gpu, value: x, effect: NoSchedule}]      | false
            {taints: [{key: gpu, effect: NoExecute}]}                       | tolerations: [{operator: Exists}]                            | true
            {}                                                              | nodeSelector: {disk: fast}                                   | true
            {}                                                              | nodeSelector: {disk: slow}                                   | false
            """)
    void a_kubernetes_node_is_open_to_nodes_that_the_scheduler_would_place_there(
            String spec, String scheduling, boolean open) {
        assertThat(place(spec, scheduling))
                .isEqualTo(new Place("host-1", "a", open, Instant.parse("2026-01-01T12:00:00Z")));
    }
}

package dev.hearth.api;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every cause that Hearth gives for anything, in conditions, events, holds and moves: a closed list, so that each can be
 * looked up. The pages of the reference are generated from it.
 */
public enum Reason {

    // CacheCluster: Ready, Available
    ALL_NODES_SERVING("Every node serves and everything is as declared.", "", Use.CONDITION),
    NOT_OBSERVED(
            "The operator has not seen this object, or this generation of it, yet.",
            "If it stays, look at whether the operator runs.",
            Use.CONDITION),
    CREATING("Child objects and nodes are being made for the first time.", "", Use.CONDITION),
    PAUSED(
            "The annotation cache.hearth.dev/paused holds back changes.",
            "Remove the annotation to go on.",
            Use.CONDITION,
            Use.HOLD),
    SERVING("Clients are served, every shard takes writes.", "", Use.CONDITION),
    READS_ONLY(
            "Reads are served, but no primary takes writes.", "See PrimaryAvailable and status.holds.", Use.CONDITION),
    PARTLY_SERVED("Some shards serve, others do not.", "Look at status.shards.", Use.CONDITION),
    NOT_SERVED("Nobody is served.", "See PrimaryAvailable, Stalled and status.holds.", Use.CONDITION),

    // CacheCluster: Degraded
    HEALTHY("Nothing is wrong and no limit is near.", "", Use.CONDITION),
    NODE_UNREACHABLE(
            "A node is silent on the data path; it may be down, cut off or hanging.",
            "Look at the node's pod and its Kubernetes node.",
            Use.CONDITION,
            Use.WARNING_EVENT),
    NODES_LOST(
            "The Kubernetes nodes under some cache nodes are gone or not ready.",
            "Nothing at once: rebuild starts after spec.rebuild.lostNodeAfter.",
            Use.CONDITION),
    NODE_PENDING("A pod has not been scheduled.", "`kubectl describe pod` names what is missing.", Use.CONDITION),
    REBUILDING(
            "A node is being filled from its primary.",
            "Nothing: progress is in status.shards[].rebuild.",
            Use.CONDITION),
    REPLICA_LAGGING(
            "A replica is more than 5 s behind its primary.",
            "Look at the network between them, and at the write rate against the size of the nodes.",
            Use.CONDITION),
    MEMORY_NEARLY_FULL(
            "With eviction policy noeviction, 85 % or more of maxmemory is used.",
            "Raise resources.limits.memory.", Use.CONDITION),
    MEMORY_FULL(
            "Writes are answered with OOM, because nothing may be evicted.",
            "Raise resources.limits.memory now.",
            Use.CONDITION,
            Use.WARNING_EVENT),
    VOLUME_NEARLY_FULL("A volume is nearly full.", "Raise persistence.size.", Use.CONDITION),
    CONNECTIONS_NEARLY_USED_UP(
            "90 % or more of maxclients is in use.",
            "Look for connection pools that are too large or leak.", Use.CONDITION),
    WORKER_UNAVAILABLE(
            "The refresh worker has no ready replica.",
            "Look at the Deployment <cluster>-worker and spec.refreshWorker.replicas.",
            Use.CONDITION),

    // CacheCluster: SpecValid
    ACCEPTED("The spec has been checked and is in force.", "", Use.CONDITION),
    NOT_CHECKED("The spec has not been checked yet.", "", Use.CONDITION),
    ENGINE_NOT_SUPPORTED(
            "The server in the image is not one that Hearth can run in this mode.",
            "Set a supported image; the message says what the server called itself.",
            Use.CONDITION),
    SECRET_NOT_FOUND(
            "A Secret named in the spec does not exist.", "Create it; the message lists its keys.", Use.CONDITION),
    SECRET_INVALID(
            "A Secret named in the spec lacks a key or holds something unusable.",
            "Correct the Secret; the message names the key.",
            Use.CONDITION),
    VOLUME_NOT_EXPANDABLE(
            "The StorageClass does not allow volumes to grow.",
            "Set persistence.size back, or create a new CacheCluster.",
            Use.CONDITION),
    NAME_TAKEN(
            "An object of a child's name exists and belongs to someone else.",
            "Rename the CacheCluster, or remove the other object.",
            Use.CONDITION),
    REQUEST_REFUSED(
            "A request made by annotation cannot be done.",
            "Read the message, then annotate again with a new token.",
            Use.CONDITION,
            Use.WARNING_EVENT),

    // CacheCluster: PrimaryAvailable
    FENCE_OPENED(
            "A primary without any replica in sync takes writes: they exist once.",
            "Watch that a replica comes back.",
            Use.CONDITION,
            Use.WARNING_EVENT),
    NODES_STARTING(
            "The nodes have not all answered since they started.",
            "Wait; a node that stays silent is named in the message.",
            Use.CONDITION,
            Use.HOLD),
    FAILOVER_IN_PROGRESS(
            "The primary is lost and another one is being promoted.",
            "Wait some seconds; status.holds tells of longer waits.",
            Use.CONDITION),
    SWITCHOVER_IN_PROGRESS("The primary is being handed over as planned.", "", Use.CONDITION),
    NO_CANDIDATE(
            "No replica was in sync, so none can take over without loss.",
            "Bring a node back, or consent to the loss as the ConsentNeeded message says.",
            Use.CONDITION,
            Use.HOLD),
    NO_DATA_LEFT(
            "Nobody who was in sync is left: the node with the newest data that is left is made primary.",
            "",
            Use.CONDITION,
            Use.WARNING_EVENT),
    MAJORITY_LOST(
            "In mode Sharded most primaries are gone, so the others cannot elect.",
            "Bring nodes back, or consent as the ConsentNeeded message says.",
            Use.CONDITION),
    WRITES_REFUSED(
            "The primary's fence is closed: it has no replica in sync and refuses writes.",
            "Bring a replica back; a reachable primary opens its fence by itself.",
            Use.CONDITION),
    OPERATOR_ISOLATED(
            "The operator reaches no node of the cluster, so it knows nothing and does nothing.",
            "Look at the network between operator and nodes.",
            Use.CONDITION,
            Use.HOLD),

    // CacheCluster: ZoneSpread
    SPREAD("The nodes of each shard lie in different zones as far as there are zones.", "", Use.CONDITION),
    NOT_REQUIRED("Zone spread is disabled or there is one node only.", "", Use.CONDITION),
    SINGLE_ZONE(
            "All nodes of a shard lie in one zone.", "Add schedulable Kubernetes nodes in other zones.", Use.CONDITION),
    UNEVEN("The zones are used unevenly; nodes are moved when that is safe.", "", Use.CONDITION, Use.HOLD),
    ZONES_LOST(
            "Zones that are required have no schedulable Kubernetes node.",
            "Bring a zone back, or set scheduling.zoneSpread to Preferred.",
            Use.CONDITION),
    ZONES_UNKNOWN(
            "The Kubernetes nodes do not carry the zone label.",
            "Label them, or set scheduling.zoneKey to a label they have.",
            Use.CONDITION),
    NOTHING_OBSERVED("No node has been observed yet.", "", Use.CONDITION),

    // CacheCluster: Warm
    WARM("The nodes hold at least spec.rebuild.warmPercent of what readers ask for.", "", Use.CONDITION),
    NOTHING_TO_WARM("There is nothing to warm: no class with a source, no peer with data.", "", Use.CONDITION),
    WARMING_UP("Values are being filled in; the message has percent and estimated end.", "", Use.CONDITION),
    WAITING_FOR_SOURCE("Warm-up waits because a source fails or is slow.", "Look at the source.", Use.CONDITION),
    DEADLINE_PASSED(
            "spec.rebuild.warmDeadline passed first, so it serves as it is.",
            "Raise source.maxLoadsPerSecond of the classes, or warmDeadline.",
            Use.CONDITION),

    // CacheCluster: SettingsApplied
    APPLIED("Every node runs with the settings of the spec.", "", Use.CONDITION),
    OLD_PASSWORD_STILL_VALID(
            "Applied; after a rotation the old password is valid until the time in the message.",
            "Restart programs that still use the old password.",
            Use.CONDITION),
    APPLYING("Settings are being applied to the nodes.", "", Use.CONDITION),
    SETTING_REFUSED(
            "The server refused a setting; the message has its own words.",
            "Correct spec.config.",
            Use.CONDITION,
            Use.WARNING_EVENT,
            Use.HOLD),
    DATA_DOES_NOT_FIT(
            "The smaller memory limit does not hold the data and nothing may be evicted; nothing was changed.",
            "Set the limit to at least the size in the message.",
            Use.CONDITION),
    CERTIFICATE_EXPIRING(
            "The server certificate expires in less than 7 days.",
            "Renew the content of the Secret tls.secretName.",
            Use.CONDITION),
    CERTIFICATE_INVALID(
            "The new certificate is unusable; the old one is kept.",
            "Correct the content of the Secret tls.secretName.",
            Use.CONDITION),
    VOLUME_RESIZING("Volumes are being expanded.", "", Use.CONDITION),

    // Both kinds: Reconciling, Stalled
    UPDATING("Nodes are being moved to another image or to settings that need a restart.", "", Use.CONDITION, Use.MOVE),
    SCALING("Nodes or shards are being added or removed.", "", Use.CONDITION, Use.MOVE),
    FAILING_OVER("A lost primary is being replaced.", "", Use.CONDITION),
    SWITCHING_OVER("A primary is being handed over.", "", Use.CONDITION),
    APPLYING_SETTINGS("Settings, passwords, certificates or sizes are being applied.", "", Use.CONDITION),
    SETTLED("There is nothing left to do.", "", Use.CONDITION),
    NOT_STALLED("Nobody is needed.", "", Use.CONDITION),
    UNSCHEDULABLE(
            "A pod could not be scheduled for more than 5 minutes.",
            "`kubectl describe pod` names what is missing.",
            Use.CONDITION),
    CONSENT_NEEDED(
            "Going on would lose data, so it needs a person's word.",
            "Bring a node back, or run the command in the message.",
            Use.CONDITION,
            Use.WARNING_EVENT,
            Use.HOLD),
    COMMAND_REFUSED(
            "A living server refuses what the operator tells it, so it is neither commanded nor promoted for a while.",
            "Undo what changed the rights of its user hearth-operator, or delete the pod.",
            Use.CONDITION,
            Use.WARNING_EVENT,
            Use.HOLD),
    UPDATE_FAILED(
            "A node does not start, or does not sync, on the new version; the others were left alone.",
            "Set the previous image.",
            Use.CONDITION,
            Use.WARNING_EVENT),
    INTERNAL_ERROR(
            "A rule inside the operator was broken: a defect.", "Report it with the operator's log.", Use.CONDITION),

    // CacheClass: Accepted
    PENDING("The class has not been checked yet.", "", Use.CONDITION),
    CLUSTER_NOT_FOUND(
            "The CacheCluster in clusterRef does not exist.",
            "Create it, or create a class with the right name.",
            Use.CONDITION),
    NAMESPACE_NOT_ALLOWED(
            "The cluster does not accept classes from this namespace, or does not exist.",
            "Ask the cluster's owner: spec.allowedClasses decides.",
            Use.CONDITION),
    CONFLICTED("A key pattern overlaps one of an older class.", "Choose other key patterns.", Use.CONDITION),
    EVICTION_NOT_HONOURED(
            "The cluster's eviction policy cannot do what the class requires.",
            "Attach the class to another cluster, or set eviction: Any.",
            Use.CONDITION),
    ENGINE_LACKS_FEATURE(
            "The cluster's engine cannot do what the class asks for.",
            "Use another engine, or leave the field named in the message out.",
            Use.CONDITION),
    SOURCE_NOT_ALLOWED(
            "The host of a source may not be called.",
            "Use a Service of the namespace, or let the cluster's owner add it to refreshWorker.allowedHosts.",
            Use.CONDITION),
    SECRET_NOT_USABLE(
            "A Secret for a header is missing or lacks the label cache.hearth.dev/source: \"true\".",
            "Create or label the Secret.",
            Use.CONDITION),
    INVALID(
            "The class contradicts itself in a way the API server cannot check.",
            "Correct the field named in the message.",
            Use.CONDITION),

    // CacheClass: Programmed, HitRateMet
    PROGRAMMED("The policy is published; its revision is in the message.", "", Use.CONDITION),
    ROLLING_OUT("The newest policy serves a share of the keys (rollout.percent).", "", Use.CONDITION),
    BYPASSED("mode is Bypass: readers skip the cache levels, loads stay coalesced and limited.", "", Use.CONDITION),
    NOT_ACCEPTED("The class is not accepted and no earlier policy of it is in force.", "See Accepted.", Use.CONDITION),
    PUBLISHING("The policy is on its way to the cluster.", "", Use.CONDITION),
    CLUSTER_NOT_READY("The cluster cannot take the policy yet.", "See the CacheCluster.", Use.CONDITION),
    MET("The hit rate reaches its objective.", "", Use.CONDITION),
    NO_OBJECTIVE("The class sets no objective.", "", Use.CONDITION),
    BELOW_OBJECTIVE(
            "The hit rate is below its objective.",
            "Look at ttl, the memory of the cluster and the key patterns; the dashboards show the rate by level.",
            Use.CONDITION),
    TOO_FEW_READS("Fewer than 1,000 reads in five minutes say nothing.", "", Use.CONDITION),
    NOT_MEASURED("Nobody has reported reads of this class.", "", Use.CONDITION),

    // Events, normal
    CLUSTER_CREATED("The child objects of a new cluster were made.", "", Use.NORMAL_EVENT),
    CLUSTER_SERVING("The cluster was Ready for the first time.", "", Use.NORMAL_EVENT),
    SWITCHOVER_STARTED("A planned hand-over began.", "", Use.NORMAL_EVENT),
    SWITCHOVER_DONE("A planned hand-over ended; the message has the write gap in milliseconds.", "", Use.NORMAL_EVENT),
    FAILOVER_DONE("A new primary takes writes; the message has the write gap and the epoch.", "", Use.NORMAL_EVENT),
    NODE_RETURNED("A node that was silent or lost answers again.", "", Use.NORMAL_EVENT),
    REBUILD_STARTED("A node is being rebuilt.", "", Use.NORMAL_EVENT),
    SYNC_DONE("A node has received the data of its primary.", "", Use.NORMAL_EVENT),
    WARM_UP_DONE("A node or the cluster is warm; the message has percent and time.", "", Use.NORMAL_EVENT),
    UPDATE_STARTED("A rolling update began.", "", Use.NORMAL_EVENT),
    UPDATE_DONE("A rolling update ended.", "", Use.NORMAL_EVENT),
    SCALING_STARTED("Nodes or shards are being added or removed.", "", Use.NORMAL_EVENT),
    SCALING_DONE("The declared number of nodes and shards is reached.", "", Use.NORMAL_EVENT),
    SETTING_APPLIED("A setting was changed on the running servers.", "", Use.NORMAL_EVENT),
    CERTIFICATE_RELOADED("The servers use the new certificate.", "", Use.NORMAL_EVENT),
    PASSWORD_ROTATED("New passwords are in force beside the old ones.", "", Use.NORMAL_EVENT),
    OLD_PASSWORD_REMOVED("The passwords from before the last rotation no longer work.", "", Use.NORMAL_EVENT),
    VOLUMES_ADOPTED("A new cluster took over the volumes of a deleted one of its name.", "", Use.NORMAL_EVENT),
    CLUSTER_PAUSED("The pause annotation took effect.", "", Use.NORMAL_EVENT),
    CLUSTER_RESUMED("The pause ended.", "", Use.NORMAL_EVENT),
    CLASS_ACCEPTED("A class was accepted.", "", Use.NORMAL_EVENT),
    CLASS_PROGRAMMED("A policy was published.", "", Use.NORMAL_EVENT),
    ROLLOUT_CHANGED("The share of keys under the newest policy changed.", "", Use.NORMAL_EVENT),
    BYPASS_ON("Readers of the class skip the cache levels.", "", Use.NORMAL_EVENT),
    BYPASS_OFF("Readers of the class use the cache levels again.", "", Use.NORMAL_EVENT),

    // Events, warning
    FAILOVER_STARTED("A primary is lost; another one is promoted when the fence is certain.", "", Use.WARNING_EVENT),
    FAILOVER_HELD(
            "A failover waits; the message says for what and until when.", "See status.holds.", Use.WARNING_EVENT),
    NODE_LOST("The Kubernetes node under a cache node is gone or not ready.", "", Use.WARNING_EVENT),
    WARM_UP_DEADLINE_PASSED(
            "Warm-up did not end in time; the node serves as it is.",
            "Raise maxLoadsPerSecond or warmDeadline.",
            Use.WARNING_EVENT),
    SPEC_REFUSED(
            "The new spec cannot be carried out; the last accepted one stays in force.",
            "See SpecValid.",
            Use.WARNING_EVENT),
    ANNOTATION_INVALID(
            "An annotation of cache.hearth.dev has a value that means nothing.",
            "Correct the value; the message lists what is allowed.",
            Use.WARNING_EVENT),
    STABLE_UNKNOWN(
            "The last stable policy of a class is not known, so the newest one serves all keys.",
            "Set rollout.percent to 100 to confirm it.",
            Use.WARNING_EVENT),
    CLASS_REFUSED("A class was refused.", "See Accepted.", Use.WARNING_EVENT),
    HIT_RATE_BELOW_OBJECTIVE(
            "The hit rate fell below the class's objective.", "See BelowObjective.", Use.WARNING_EVENT),
    WRITE_BACK_STUCK(
            "Written values do not reach the source.",
            "Look at the source and the dead-letter stream.",
            Use.WARNING_EVENT),

    // Holds: why the operator does not act yet
    FENCE_NOT_CLOSED(
            "The old primary may still acknowledge writes; its fence closes at the time given.", "Wait.", Use.HOLD),
    NEED_MORE_REPLICAS(
            "Too few replicas are reached and frozen to rule out a second primary.",
            "Bring a replica or the old primary back.",
            Use.HOLD),
    OBSERVATION_PENDING(
            "A node that matters has not been asked since the last command to it.",
            "Wait for the next look, about a second.",
            Use.HOLD),
    PRIMARY_SEEN_BY_REPLICAS(
            "A reachable replica still hears the primary: only the operator's own path is broken.",
            "Look at the network between operator and primary.",
            Use.HOLD),
    COOL_DOWN("The shard's last failover was less than spec.failover.coolDown ago.", "Wait.", Use.HOLD),
    VOLUME_ATTACHED_TO_LOST_NODE(
            "A network volume is still attached to a lost Kubernetes node; only Kubernetes may detach it.",
            "Taint the Kubernetes node with node.kubernetes.io/out-of-service once it is certainly off.",
            Use.HOLD),
    LOST_NODE_WAIT(
            "The Kubernetes node is not ready, but spec.rebuild.lostNodeAfter has not passed.", "Wait.", Use.HOLD),
    COLD_START_WAIT(
            "Members that may hold newer data have not answered yet.",
            "Bring them back, or wait until the time given.",
            Use.HOLD,
            Use.WARNING_EVENT),
    EPOCHS_EQUAL(
            "Two nodes claim the same epoch and none of them is the recorded primary.",
            "Name the right one with the switchover annotation.",
            Use.HOLD),
    REPLICA_NOT_WARM("The next node waits until the one before it is synced and warm.", "Wait.", Use.HOLD),
    MOVE_IN_PROGRESS("Another move of the shard is under way; there is one at a time.", "Wait.", Use.HOLD),
    ROUTES_SETTLING(
            "The route of a node has just changed; the primary's would have to wait behind it.", "Wait.", Use.HOLD),
    RESTART_FIRST("The stopped primary holds the only complete data and is given time to restart.", "Wait.", Use.HOLD),
    STATUS_NOT_WRITTEN(
            "The intent could not be recorded in status, so nothing was done.", "Look at the API server.", Use.HOLD),
    LEADERSHIP_UNCERTAIN(
            "This operator's lease was not renewed in time, so it gives no commands.",
            "Look at the API server and the other operator replica.",
            Use.HOLD),

    // Moves: why another node becomes primary
    PRIMARY_UNREACHABLE("The primary has not answered for spec.failover.detectAfter.", "", Use.MOVE),
    PRIMARY_DEAD("The primary's process is proven dead.", "", Use.MOVE),
    PRIMARY_DISK_FAILING("The primary cannot write to its disk.", "Look at its volume.", Use.MOVE),
    KUBERNETES_NODE_CORDONED("The primary's Kubernetes node is cordoned or draining.", "", Use.MOVE),
    SWITCHOVER_REQUESTED("An annotation asked for it.", "", Use.MOVE),

    // Steps of the shard protocol, in logs and events
    NO_PRIMARY_YET("The shard never had a primary; its nodes are asked what they hold.", "", Use.HOLD, Use.MOVE),
    NEW_PRIMARY("The shard has a new primary.", "", Use.NORMAL_EVENT),
    PRIMARY_RETURNED("The primary answers again before anybody took over, and stays.", "", Use.NORMAL_EVENT),
    PRIMARY_LEAVING("The primary is asked to stop, so it hands over.", "", Use.MOVE),
    CANDIDATE_BEHIND(
            "A planned move was given up, because the replica did not catch up in time.",
            "Look at the network between them; annotate again.",
            Use.HOLD,
            Use.WARNING_EVENT),
    NOT_IN_SYNC("A replica does not hold everything its primary holds.", "Wait until it has caught up.", Use.HOLD),
    ONE_SYNC_AT_A_TIME("Another replica receives the data set; there is one at a time.", "Wait.", Use.HOLD),
    NODE_UNASSIGNED("A node follows nobody yet, so it gets a primary.", "", Use.NORMAL_EVENT),
    ROLE_CHANGED("A node has another role than its label says.", "", Use.NORMAL_EVENT),
    TWO_PRIMARIES(
            "A node is a primary that nobody chose: it is closed, and follows the right one.",
            "Find out who sent it REPLICAOF NO ONE.",
            Use.HOLD,
            Use.WARNING_EVENT),
    FENCE_ARMED("The primary has replicas in sync again, and stops by itself when they go.", "", Use.NORMAL_EVENT);

    private final String text;
    private final String meaning;
    private final String remedy;
    private final Set<Use> uses;

    Reason(String meaning, String remedy, Use first, Use... rest) {
        this.text = camelCase(name());
        this.meaning = meaning;
        this.remedy = remedy;
        this.uses = Set.copyOf(EnumSet.of(first, rest));
    }

    /** The CamelCase word, as it stands in status and events. */
    public String text() {
        return text;
    }

    /** What it means, in one sentence. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it; empty when there is nothing to do. */
    public String remedy() {
        return remedy;
    }

    /** Where it is said. */
    public Set<Use> uses() {
        return uses;
    }

    @Override
    public String toString() {
        return text;
    }

    private static String camelCase(String constant) {
        return Arrays.stream(constant.split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}

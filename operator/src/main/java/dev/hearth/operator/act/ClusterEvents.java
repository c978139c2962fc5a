package dev.hearth.operator.act;

import dev.hearth.api.Timestamps;
import dev.hearth.operator.model.Announcement;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells announcements as Kubernetes Events: one object for each (cluster, reason, subject), whose count rises, at most
 * once in five minutes while the message stays the same. Best effort: an event that cannot be written is logged.
 */
public final class ClusterEvents {

    private static final Logger LOGGER = LoggerFactory.getLogger(ClusterEvents.class);
    private static final Duration QUIET = Duration.ofMinutes(5);
    private static final int LIMIT = 5_000;
    private static final String FIELD_MANAGER = "hearth-events";

    private record Told(String message, Instant first, Instant last, int count) {}

    private final KubernetesClient client;
    private final Map<String, Told> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
            return size() > LIMIT;
        }
    };

    public ClusterEvents(KubernetesClient client) {
        this.client = client;
    }

    public void tell(HasMetadata about, List<Announcement> announcements, Instant now) {
        announcements.forEach(a -> tell(about, a, now));
    }

    private void tell(HasMetadata about, Announcement announcement, Instant now) {
        var name = name(about, announcement);
        Told next;
        synchronized (told) {
            var before = told.get(name);
            if (before != null
                    && before.message().equals(announcement.message())
                    && now.isBefore(before.last().plus(QUIET))) {
                return;
            }
            next = before == null
                    ? new Told(announcement.message(), now, now, 1)
                    : new Told(announcement.message(), before.first(), now, before.count() + 1);
            told.put(name, next);
        }
        LOGGER.atInfo()
                .addKeyValue("cluster", about.getMetadata().getName())
                .addKeyValue("reason", announcement.reason().text())
                .log(announcement.message());
        write(about, name, announcement, next);
    }

    private void write(HasMetadata about, String name, Announcement announcement, Told now) {
        var meta = about.getMetadata();
        var event = new EventBuilder()
                .withNewMetadata()
                .withNamespace(meta.getNamespace())
                .withName(name)
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(about.getApiVersion())
                .withKind(about.getKind())
                .withNamespace(meta.getNamespace())
                .withName(meta.getName())
                .withUid(meta.getUid())
                .endInvolvedObject()
                .withType(announcement.warning() ? "Warning" : "Normal")
                .withReason(announcement.reason().text())
                .withMessage(announcement.message())
                .withFirstTimestamp(Timestamps.text(now.first()))
                .withLastTimestamp(Timestamps.text(now.last()))
                .withCount(now.count())
                .withNewSource()
                .withComponent("hearth")
                .endSource()
                .build();
        try {
            client.resource(event)
                    .patch(new PatchContext.Builder()
                            .withPatchType(PatchType.SERVER_SIDE_APPLY)
                            .withFieldManager(FIELD_MANAGER)
                            .withForce(true)
                            .build());
        } catch (KubernetesClientException e) {
            LOGGER.atWarn().addKeyValue("event", name).setCause(e).log("an event could not be written");
        }
    }

    private static String name(HasMetadata about, Announcement announcement) {
        var key = about.getMetadata().getUid() + "/" + announcement.reason() + "/" + announcement.subject();
        return about.getMetadata().getName() + "."
                + announcement.reason().text().toLowerCase(Locale.ROOT) + "." + Integer.toHexString(key.hashCode());
    }
}

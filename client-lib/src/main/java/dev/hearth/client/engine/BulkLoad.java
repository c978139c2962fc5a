package dev.hearth.client.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the keys of one bulk read that have to be loaded, and loads them together when it is known which these are. */
final class BulkLoad<V> {

    private final BulkSource<V> source;
    private final Fills<V> fills;
    private final List<Member<V>> members = new ArrayList<>();
    private int undecided;

    private record Member<V>(Attempt<V> attempt, @Nullable Attachment attachment, long token) {}

    BulkLoad(int keys, BulkSource<V> source, Fills<V> fills) {
        undecided = keys;
        this.source = source;
        this.fills = fills;
    }

    /** This key has to be loaded. Null attachment: without the cluster. */
    void add(Attempt<V> attempt, @Nullable Attachment attachment, long token) {
        attempt.bulk = null;
        boolean complete;
        synchronized (members) {
            members.add(new Member<>(attempt, attachment, token));
            complete = --undecided == 0;
        }
        if (complete) {
            load();
        }
    }

    /** One key less to wait for. */
    void leave() {
        boolean complete;
        synchronized (members) {
            complete = --undecided == 0 && !members.isEmpty();
        }
        if (complete) {
            load();
        }
    }

    private void load() {
        var keys = members.stream().map(member -> member.attempt().key()).toList();
        var policy = members.get(0).attempt().policy;
        var away = members.stream().anyMatch(member -> member.attempt().away);
        fills.loads().runAll(keys, policy, away, source).whenComplete((loaded, error) -> {
            for (var i = 0; i < members.size(); i++) {
                var member = members.get(i);
                var attachment = member.attachment();
                if (error != null && attachment != null) {
                    fills.giveUp(member.attempt(), attachment, member.token(), Asking.cause(error));
                } else if (error != null) {
                    fills.fail(member.attempt(), Asking.cause(error));
                } else if (attachment != null) {
                    fills.fill(member.attempt(), attachment, member.token(), loaded.get(i));
                } else {
                    fills.loadedOnly(member.attempt(), loaded.get(i));
                }
            }
        });
    }
}

package dev.hearth.operator.simulation;

import dev.hearth.operator.model.ShardRecord;

/** The status in the API server: a write names the version it builds on. */
final class FakeStatus {

    private ShardRecord record = ShardRecord.blank(0);
    private long version = 1;

    ShardRecord record() {
        return record;
    }

    long version() {
        return version;
    }

    /** @return false when somebody else wrote meanwhile */
    boolean write(ShardRecord next, long basedOn) {
        if (basedOn != version) {
            return false;
        }
        record = next;
        version++;
        return true;
    }
}

package dev.hearth.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.client.cell.Cell;
import dev.hearth.client.cell.CellWriter;
import dev.hearth.client.cell.Kind;
import dev.hearth.client.cell.Names;
import dev.hearth.client.port.Acquired;
import dev.hearth.client.port.Acquired.Busy;
import dev.hearth.client.port.Acquired.Failed;
import dev.hearth.client.port.Acquired.Foreign;
import dev.hearth.client.port.Acquired.Granted;
import dev.hearth.client.port.Acquired.Newer;
import dev.hearth.client.port.ClockProposal;
import dev.hearth.client.port.ClockRecord;
import dev.hearth.client.port.Filled;
import dev.hearth.client.port.Journal.Entry;
import dev.hearth.client.port.Journal.Invalidated;
import dev.hearth.client.port.Journal.Invalidation;
import dev.hearth.client.port.Journal.Put;
import dev.hearth.client.port.KeyReads;
import dev.hearth.client.port.LeaseRequest;
import dev.hearth.client.port.LogEntry;
import dev.hearth.client.port.Session;
import dev.hearth.client.port.SessionListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The semantics of every operation of the protocol. */
public abstract class SessionContract implements SessionListener {

    private static final long T1 = 0x0101010101010101L;
    private static final long T2 = 0x0202020202020202L;
    private static final long TEN_SECONDS = 10_000;

    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();

    protected abstract Session session();

    protected abstract Backdoor backdoor();

    /** Lets so much time pass on the server. */
    protected abstract void pass(long millis);

    @BeforeEach
    void empty() {
        backdoor().flush();
        news.clear();
    }

    @Override
    public void changed(List<String> keys) {
        news.addAll(keys);
    }

    @Override
    public void flushed() {
        news.add("*");
    }

    @Override
    public void closed() {
        news.add("closed");
    }

    protected static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
    }

    private Acquired acquire(String key, long token, long millis, long seen, boolean write) {
        return now(session()
                .cells()
                .acquire(key, new LeaseRequest(CellWriter.lease(token, write, 1), millis, seen, write)));
    }

    private Acquired acquire(String key, long token) {
        return acquire(key, token, TEN_SECONDS, 0, false);
    }

    private Acquired refresh(String key, long token, long seen) {
        return acquire(key, token, TEN_SECONDS, seen, false);
    }

    private Acquired acquireToWrite(String key, long token) {
        return acquire(key, token, TEN_SECONDS, 0, true);
    }

    private static byte[] value(String payload, long loadStart) {
        return value(payload, loadStart, 0);
    }

    private static byte[] value(String payload, long loadStart, long version) {
        return CellWriter.of(Kind.VALUE)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .loadStart(loadStart)
                .version(version)
                .era(1)
                .bytes();
    }

    private Filled fill(String key, long token, String payload, long loadStart) {
        return now(session().cells().fill(key, token, 5_000, value(payload, loadStart)));
    }

    private Filled fillVersion(String key, long token, String payload, long version) {
        return now(session().cells().fill(key, token, 5_000, value(payload, 1, version)));
    }

    private static Entry entry(String by) {
        return new Entry(Names.LOG, by);
    }

    private Invalidated invalidate(String... keys) {
        return now(session().journal().invalidate(new Invalidation(List.of(keys), entry("0000000a.1"), null, 0)));
    }

    private boolean put(String key, long token, String payload) {
        return now(session().journal().put(new Put(key, token, 5_000, value(payload, 1), entry("0000000a.2"))))
                .isPresent();
    }

    private Cell cell(String key) {
        return cell(now(session().cells().get(key)));
    }

    private static Cell cell(byte[] bytes) {
        return Objects.requireNonNull(Cell.parse(bytes), "no cell");
    }

    private String payload(String key) {
        return payload(cell(key));
    }

    private static String payload(Cell cell) {
        return StandardCharsets.UTF_8.decode(cell.payload()).toString();
    }

    private List<LogEntry> log() {
        return now(session().journal().read(Names.LOG, "0-0", 1_000));
    }

    @Test
    void aLeaseIsExclusiveAndItsFillIsStored() {
        assertThat(acquire("k", T1)).isInstanceOf(Granted.class);
        assertThat(acquire("k", T2))
                .isInstanceOfSatisfying(
                        Busy.class, busy -> assertThat(busy.millis()).isBetween(1L, TEN_SECONDS));
        assertThat(fill("k", T2, "late", 1)).as("wrong token").isEqualTo(Filled.LEASE_GONE);
        assertThat(fill("k", T1, "v1", 1_000)).isEqualTo(Filled.STORED);
        assertThat(payload("k")).isEqualTo("v1");
        assertThat(fill("k", T1, "again", 1_000)).as("a token is used up").isEqualTo(Filled.LEASE_GONE);
    }

    @Test
    void aValueStaysReadableWhileItIsRefreshed() {
        acquire("k", T1);
        fill("k", T1, "v1", 1_000);

        assertThat(refresh("k", T1, 0)).isInstanceOf(Newer.class);
        assertThat(refresh("k", T1, 1_000)).isInstanceOf(Granted.class);
        assertThat(payload("k")).isEqualTo("v1");
        assertThat(backdoor().ttl("k")).isBetween(3_000L, 5_000L);
        assertThat(refresh("k", T2, 1_000)).isInstanceOf(Busy.class);
        assertThat(fill("k", T1, "v2", 2_000)).isEqualTo(Filled.STORED);
        assertThat(refresh("k", T2, 1_000))
                .isInstanceOfSatisfying(
                        Newer.class,
                        newer -> assertThat(payload(cell(newer.cell()))).isEqualTo("v2"));
    }

    @Test
    void anInvalidationVoidsTheLeaseOfALoad() {
        acquire("k", T1);
        invalidate("k");

        assertThat(fill("k", T1, "old", 1)).isEqualTo(Filled.LEASE_GONE);
        assertThat(backdoor().exists("k")).isFalse();
    }

    @Test
    void anInvalidationVoidsTheLeaseOfARefresh() {
        acquire("k", T1);
        fill("k", T1, "v1", 1_000);
        refresh("k", T1, 1_000);
        invalidate("k");

        assertThat(fill("k", T1, "old", 2_000)).isEqualTo(Filled.LEASE_GONE);
        assertThat(backdoor().exists("k")).isFalse();
    }

    @Test
    void anInvalidationIsLoggedWithAllItsKeys() {
        var id = invalidate("k", "k2", "k3").id();

        assertThat(log()).containsExactly(new LogEntry(id, "0000000a.1", List.of("k", "k2", "k3"), List.of()));
    }

    @Test
    void theLogIsReadFromAPositionOnAndFromItsEnd() {
        var first = invalidate("a").id();
        var second = invalidate("b").id();
        var third = invalidate("c").id();

        assertThat(now(session().journal().read(Names.LOG, second, 10)))
                .extracting(LogEntry::id)
                .containsExactly(second, third);
        assertThat(now(session().journal().read(Names.LOG, first, 2)))
                .extracting(LogEntry::id)
                .containsExactly(first, second);
        assertThat(now(session().journal().newest(Names.LOG, 2)))
                .extracting(LogEntry::id)
                .containsExactly(third, second);
    }

    @Test
    void anEmptyLogHasNoEntries() {
        assertThat(log()).isEmpty();
        assertThat(now(session().journal().newest(Names.LOG, 1))).isEmpty();
    }

    @Test
    void aLeaseEndsByItself() {
        acquire("k", T1, 30, 0, false);
        pass(50);

        assertThat(fill("k", T1, "old", 1)).isEqualTo(Filled.LEASE_GONE);
        assertThat(acquire("k", T2)).isInstanceOf(Granted.class);
    }

    @Test
    void theLeaseOfARefreshEndsByItselfAndTheValueStays() {
        acquire("k", T1);
        fill("k", T1, "v", 5);
        acquire("k", T1, 30, 5, false);
        pass(50);

        assertThat(fill("k", T1, "w", 6)).isEqualTo(Filled.LEASE_GONE);
        assertThat(payload("k")).isEqualTo("v");
        assertThat(refresh("k", T2, 5)).isInstanceOf(Granted.class);
    }

    @Test
    void aLeaseIsGivenBackOnlyByItsHolder() {
        acquire("k", T1);

        assertThat(now(session().cells().release("k", T2, 250, null))).isFalse();
        assertThat(now(session().cells().release("k", T1, 250, null))).isTrue();
        assertThat(backdoor().exists("k")).isFalse();
    }

    @Test
    void aRefreshThatFailsLeavesTheValue() {
        acquire("k", T1);
        fill("k", T1, "v", 5);
        refresh("k", T1, 5);

        assertThat(now(session().cells().release("k", T1, 250, value("x", 1)))).isTrue();
        assertThat(payload("k")).isEqualTo("v");
        assertThat(refresh("k", T2, 5)).isInstanceOf(Granted.class);
    }

    @Test
    void aLeaseIsProlongedByItsHolder() {
        acquire("k", T1, 40, 0, false);

        assertThat(now(session().cells().extend("k", T1, 500))).isTrue();
        pass(60);
        assertThat(acquire("k", T2)).isInstanceOf(Busy.class);
        assertThat(now(session().cells().extend("k", T2, 500))).isFalse();
        assertThat(fill("k", T1, "v", 1)).isEqualTo(Filled.STORED);
    }

    @Test
    void aFailedLoadIsToldToTheNextAndForgottenSoon() {
        acquire("k", T1);
        var note = CellWriter.of(Kind.FAILED)
                .payload("IOException".getBytes(StandardCharsets.UTF_8))
                .bytes();
        now(session().cells().release("k", T1, 80, note));

        assertThat(acquire("k", T2)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(payload(cell(failed.cell()))).isEqualTo("IOException");
            assertThat(failed.millis()).isBetween(1L, 80L);
        });
        pass(100);
        assertThat(acquire("k", T2)).isInstanceOf(Granted.class);
    }

    @Test
    void aVersionFloorKeepsOlderValuesOut() {
        var floor = CellWriter.floor(43, 1);
        now(session().journal().invalidate(new Invalidation(List.of("k"), entry("0000000a.1"), floor, 30_000)));

        assertThat(acquire("k", T1)).as("a floor does not block loads").isInstanceOf(Granted.class);
        assertThat(fillVersion("k", T1, "old", 42)).isEqualTo(Filled.BELOW_FLOOR);
        assertThat(acquire("k", T1)).isInstanceOf(Granted.class);
        assertThat(fillVersion("k", T1, "new", 43)).isEqualTo(Filled.STORED);
    }

    @Test
    void aWriterTakesOverALoadAndExcludesOthers() {
        acquire("k", T1);

        assertThat(acquireToWrite("k", T2)).isInstanceOf(Granted.class);
        assertThat(fill("k", T1, "old", 1)).isEqualTo(Filled.LEASE_GONE);
        assertThat(acquireToWrite("k", T1)).isInstanceOf(Busy.class);
        assertThat(acquire("k", T1)).as("loads wait for the write").isInstanceOf(Busy.class);
    }

    @Test
    void aPutIsStoredAndLoggedOnceAndNeedsItsLease() {
        acquireToWrite("k", T2);

        assertThat(put("k", T2, "w")).isTrue();
        assertThat(payload("k")).isEqualTo("w");
        assertThat(log()).hasSize(1).first().extracting(LogEntry::keys).isEqualTo(List.of("k"));
        assertThat(put("k", T2, "x")).isFalse();
        assertThat(log()).hasSize(1);
    }

    @Test
    void anInvalidationVoidsAPut() {
        acquireToWrite("k", T2);
        invalidate("k");

        assertThat(put("k", T2, "x")).isFalse();
        assertThat(backdoor().exists("k")).isFalse();
    }

    @Test
    void foreignValuesAreLeftAloneUntilTheyAreInvalidated() {
        backdoor().setForeign("f", "plain");
        assertThat(acquire("f", T1)).isInstanceOf(Foreign.class);
        assertThat(fill("f", T1, "v", 1)).isEqualTo(Filled.LEASE_GONE);
        invalidate("f");
        assertThat(backdoor().exists("f")).isFalse();

        backdoor().setForeignType("f");
        invalidate("f");
        assertThat(backdoor().exists("f")).isFalse();
    }

    @Test
    void aWrittenBackValueOutlivesInvalidationsAndItsNumbersGrow() {
        var dirty = CellWriter.of(Kind.VALUE)
                .flags(Cell.DIRTY)
                .payload(new byte[] {1})
                .bytes();
        var first = now(session().journal().write("b", dirty, entry("0000000a.4")));

        assertThat(backdoor().ttl("b")).isEqualTo(-1);
        assertThat(cell("b").version()).isEqualTo(first.number());
        assertThat(invalidate("b").dirty()).isEqualTo(1);
        assertThat(acquire("b", T1)).isInstanceOf(Newer.class);
        assertThat(acquireToWrite("b", T1)).isInstanceOf(Newer.class);
        var second = now(session().journal().write("b", dirty, entry("0000000a.5")));
        assertThat(second.number()).isGreaterThan(first.number());
        assertThat(log()).extracting(LogEntry::by).containsExactly("0000000a.4", "0000000a.1", "0000000a.5");
    }

    @Test
    void barriersOnlyRiseAndAreLogged() {
        now(session().journal().raise("c:products", 1_795_252_080_994L, entry("0000000a.7")));
        now(session().journal().raise("c:products", 5, entry("0000000a.8")));

        assertThat(now(session().journal().fields(Names.BARRIERS))).containsEntry("c:products", "1795252080994");
        assertThat(log())
                .extracting(LogEntry::barriers)
                .allSatisfy(barriers ->
                        assertThat(barriers).containsExactly(new LogEntry.Barrier("c:products", 1_795_252_080_994L)));
    }

    @Test
    void theGateLetsNoMoreThroughThanItsRate() {
        assertThat(now(session().gate().take("db", 200, 10, 5)).granted()).isEqualTo(1);
        var told = now(session().gate().take("db", 200, 10, 5));
        assertThat(told.waitMillis()).isPositive();
        pass(100);
        assertThat(now(session().gate().take("db", 200, 10, 50)).granted()).isEqualTo(10);
    }

    @Test
    void theClockIsBegunOnceAndKeptByThoseWhoLiveInItsEra() {
        assertThat(clock("A", null, null, 0, 0, null, 5)).isEqualTo(ClockRecord.NONE);
        assertThat(clock("A", null, null, 0, 0, 7, 100)).isEqualTo(new ClockRecord("A", 7, 0, 0, 100));
        assertThat(clock("B", 7, -3_600_000L, 2, 0, null, 200))
                .as("carried over to another server")
                .isEqualTo(new ClockRecord("B", 7, -3_600_000, 2, 200));
        assertThat(clock("B", 7, 5L, 1, 0, null, 300))
                .as("lost race")
                .isEqualTo(new ClockRecord("B", 7, -3_600_000, 2, 200));
        assertThat(clock("B", 7, 10L, 1, -3_600_000, null, 400))
                .as("the server's clock was stepped")
                .isEqualTo(new ClockRecord("B", 7, 10, 3, 400));
        assertThat(clock("B", 7, 10L, 0, 10, null, 500)).as("confirmed").isEqualTo(new ClockRecord("B", 7, 10, 3, 500));
        assertThat(clock("C", null, null, 0, 0, null, 600))
                .as("a stranger waits")
                .isEqualTo(new ClockRecord("B", 7, 10, 3, 500));
        assertThat(clock("C", 8, 1L, 1, 0, 9, 700)).as("new era").isEqualTo(new ClockRecord("C", 9, 0, 0, 700));
    }

    private ClockRecord clock(
            String runId,
            @Nullable Integer era,
            @Nullable Long correction,
            long error,
            long read,
            @Nullable Integer newEra,
            long at) {
        return now(session().journal().clock(new ClockProposal(runId, era, correction, error, read, newEra, at)));
    }

    @Test
    void everyChangeOfAnArmedKeyIsToldBeforeTheProbeIsAnswered() {
        now(session().journal().watch("k"));
        acquire("k", T1);
        now(session().journal().probe());
        assertThat(news).as("a lease").contains("k");

        news.clear();
        now(session().journal().watch("k"));
        fill("k", T1, "v", 1);
        now(session().journal().probe());
        assertThat(news).as("a fill").contains("k");

        news.clear();
        now(session().journal().watch("k"));
        now(session().journal().read(Names.LOG, "0-0", 1));
        invalidate("k");
        now(session().journal().probe());
        assertThat(news).as("an invalidation").contains("k", Names.LOG);
    }

    @Test
    void theEndOfALeaseIsToldToo() throws InterruptedException {
        acquire("k", T1, 60, 0, false);
        news.clear();
        now(session().journal().watch("k"));
        pass(100);

        assertThat(news.poll(2, TimeUnit.SECONDS)).isEqualTo("k");
    }

    @Test
    void flushingIsTold() throws InterruptedException {
        now(session().journal().watch("k"));
        backdoor().flush();

        assertThat(news.poll(2, TimeUnit.SECONDS)).isEqualTo("*");
    }

    @Test
    void manyKeysAreReadAtOnce() {
        acquire("a", T1);
        fill("a", T1, "1", 1);

        var cells = now(session().cells().getAll(List.of("a", "missing")));

        assertThat(payload(cell(cells.get(0)))).isEqualTo("1");
        assertThat(cells.get(1)).isEmpty();
        assertThat(now(session().cells().get("missing"))).isEmpty();
    }

    @Test
    void aSlidingValueIsKeptLonger() {
        acquire("k", T1);
        fill("k", T1, "v", 1);

        assertThat(now(session().cells().touch("k", 60_000))).isTrue();
        assertThat(backdoor().ttl("k")).isGreaterThan(50_000);
        assertThat(now(session().cells().touch("missing", 60_000))).isFalse();
    }

    @Test
    void readsAreCounted() {
        var bucket = Names.hot("products", 0);
        now(session().cells().countReads(bucket, List.of(new KeyReads("a", 3), new KeyReads("b", 1))));
        now(session().cells().countReads(bucket, List.of(new KeyReads("a", 2))));

        assertThat(backdoor().ttl(bucket)).isBetween(1L, 1_800_000L);
    }

    @Test
    void timeIsTheServers() {
        var before = now(session().journal().time());
        pass(20);

        assertThat(now(session().journal().time())).isGreaterThanOrEqualTo(before + 20);
    }
}

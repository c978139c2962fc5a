package dev.hearth.e2e.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The report as one page that needs nothing else: no script, no font, no file. */
final class ReportPage {
    private static final long OVERVIEW_STEP = 500;
    private static final long ZOOM_STEP = 100;
    private static final long ZOOM_BEFORE = 1_500;
    private static final long ZOOM_AFTER = 2_500;

    private final DemoReport report;
    private final DemoFigures figures;

    ReportPage(DemoReport report) {
        this.report = report;
        this.figures = report.figures();
    }

    String html() {
        var values = new LinkedHashMap<String, String>();
        values.put("headline", Html.escape(headline()));
        values.put("lead", Html.escape(lead()));
        values.put("spans", spans());
        values.put("counts", counts());
        values.put("zoom", zoom().svg());
        values.put("overview", overview().svg());
        values.put("phases", phases());
        values.put("allowed", Html.escape(report.lossAllowed()));
        values.put("cluster", Html.escape(report.cluster()));
        values.put("subject", Html.escape(report.subject()));
        values.put("started", Html.escape(report.startedAt()));
        var page = template();
        for (var value : values.entrySet()) {
            page = page.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return page;
    }

    private String headline() {
        return "Writes came back " + Spans.of(figures.firstWriteMs()) + " after the primary's Kubernetes node was lost";
    }

    private String lead() {
        var lost = figures.ackedLost() == 0
                ? "none of them was lost"
                : Spans.count(figures.ackedLost()) + (figures.ackedLost() == 1 ? " of them was lost" : " were lost");
        return report.lostNode() + " was taken away with everything on it while clients wrote and read. "
                + Spans.count(figures.ackedWrites()) + " writes were acknowledged in all, and " + lost + "; "
                + Spans.count(figures.readsServed()) + " reads were answered meanwhile. "
                + Spans.of(figures.rebuildMs())
                + " after the Kubernetes node was back, all cache nodes served again.";
    }

    private String spans() {
        return card("Detected after", Spans.of(figures.detectMs()))
                + card("Promoted after", Spans.of(figures.promoteMs()))
                + card("First write after", Spans.of(figures.firstWriteMs()))
                + card("Rebuilt after the return", Spans.of(figures.rebuildMs()));
    }

    private String counts() {
        return card("Longest write gap", Spans.of(figures.longestWriteGapMs()))
                + card("Acknowledged writes", Spans.count(figures.ackedWrites()))
                + card("Of them lost", Spans.count(figures.ackedLost()))
                + card("Reads served", Spans.count(figures.readsServed()))
                + card("Failed reads", Spans.count(figures.readErrors()));
    }

    private static String card(String name, String value) {
        return "<div><dt>" + name + "</dt><dd>" + value + "</dd></div>\n";
    }

    private String phases() {
        return report.phases().stream()
                .map(phase -> "<tr><td class=\"at\">" + sign(phase.atMillis()) + "</td><th scope=\"row\">"
                        + Html.escape(phase.name()) + "</th><td>" + Html.escape(phase.words()) + "</td></tr>")
                .collect(Collectors.joining("\n"));
    }

    private static String sign(long millis) {
        return millis == 0 ? "0 s" : (millis > 0 ? "+" : "\u2212") + Spans.of(Math.abs(millis));
    }

    private Chart zoom() {
        long to = figures.firstWriteMs() + ZOOM_AFTER;
        var title = "Acknowledged writes a second around the outage, in steps of 100 ms: none for "
                + Spans.of(figures.longestWriteGapMs());
        return new Chart("zoom", title, data(-ZOOM_BEFORE, to, ZOOM_STEP, report.writes()));
    }

    private Chart overview() {
        var all = report.writes();
        long from = all.isEmpty() ? -1 : all.getFirst().atMillis() - ZOOM_STEP;
        long to = all.isEmpty() ? 1 : all.getLast().atMillis();
        var title = "Acknowledged writes and answered reads a second over the whole demo";
        return new Chart("overview", title, data(from, to, OVERVIEW_STEP, averaged(all)));
    }

    private ChartData data(long from, long to, long step, List<Sample> writes) {
        double highest = writes.stream()
                .filter(sample -> sample.atMillis() >= from && sample.atMillis() <= to)
                .mapToDouble(Sample::perSecond)
                .max()
                .orElse(1);
        double grid = Scale.step(Math.max(highest, 1), 5);
        double top = Math.ceil(highest * 1.02 / grid) * grid;
        long outageFrom = figures.firstWriteMs() - figures.longestWriteGapMs();
        return new ChartData(
                from,
                to,
                Math.max(top, 1),
                step,
                writes,
                report.reads(),
                outageFrom,
                figures.firstWriteMs(),
                report.phases());
    }

    private static List<Sample> averaged(List<Sample> writes) {
        int each = (int) (OVERVIEW_STEP / ZOOM_STEP);
        var averaged = new ArrayList<Sample>();
        for (int i = 0; i + each <= writes.size(); i += each) {
            var part = writes.subList(i, i + each);
            averaged.add(new Sample(
                    part.getLast().atMillis(),
                    part.stream().mapToDouble(Sample::perSecond).average().orElse(0)));
        }
        return averaged;
    }

    private static String template() {
        try (var in = Objects.requireNonNull(ReportPage.class.getResourceAsStream("report.html"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

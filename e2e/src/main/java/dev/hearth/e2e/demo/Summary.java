package dev.hearth.e2e.demo;

import java.util.Locale;

/** The end of the demo on the terminal. */
final class Summary {
    private final Timeline timeline;

    Summary(Timeline timeline) {
        this.timeline = timeline;
    }

    void print(DemoReport report) {
        var figures = report.figures();
        timeline.headline("Summary");
        line("detected after", Spans.of(figures.detectMs()));
        line("promoted after", Spans.of(figures.promoteMs()));
        line("first write accepted after", Spans.of(figures.firstWriteMs()));
        line("longest write gap", Spans.of(figures.longestWriteGapMs()));
        line("acknowledged writes", Spans.count(figures.ackedWrites()));
        line("of them lost", Spans.count(figures.ackedLost()) + "   (allowed: " + report.lossAllowed() + ")");
        line("rebuilt after its return", Spans.of(figures.rebuildMs()));
        line("reads served meanwhile", Spans.count(figures.readsServed()));
        line("failed reads", Spans.count(figures.readErrors()));
    }

    private void line(String name, String value) {
        timeline.say(String.format(Locale.ROOT, "  %-28s %s", name, value));
    }
}

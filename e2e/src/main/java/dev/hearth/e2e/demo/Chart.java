package dev.hearth.e2e.demo;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rates over time as an SVG: an area of writes, a line of reads, the outage as a band, phases as flags. */
final class Chart {
    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 340;
    private static final int LEFT = 56;
    private static final int RIGHT = 16;
    private static final int TOP = 92;
    private static final int BOTTOM = 34;
    /** A flag's text needs about so many pixels for each letter. */
    private static final double LETTER = 7.4;

    private static final int FLAG_ROWS = 4;
    private static final int FLAG_HEIGHT = 19;

    private final String id;
    private final String title;
    private final ChartData data;
    private final Scale x;
    private final Scale y;

    /**
     * @param id unique in the page
     * @param title for people who do not see the drawing
     */
    Chart(String id, String title, ChartData data) {
        this.id = id;
        this.title = title;
        this.data = data;
        this.x = new Scale(data.fromMillis(), data.toMillis(), LEFT, WIDTH - (double) RIGHT);
        this.y = new Scale(0, data.top(), HEIGHT - (double) BOTTOM, TOP);
    }

    String svg() {
        return "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-t\" class=\"chart\">"
                        .formatted(WIDTH, HEIGHT, id)
                + "<title id=\"" + id + "-t\">" + Html.escape(title) + "</title>"
                + clip()
                + band()
                + grid()
                + area()
                + line()
                + flags()
                + "</svg>";
    }

    private String clip() {
        return format(
                "<clipPath id=\"%s-c\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>",
                id, LEFT, TOP, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM + 1);
    }

    private String band() {
        if (data.outageTo() <= data.outageFrom()) {
            return "";
        }
        double from = x.of(data.outageFrom());
        double to = x.of(data.outageTo());
        return format(
                "<rect class=\"outage\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                from, TOP, Math.max(to - from, 1.5), HEIGHT - TOP - BOTTOM);
    }

    private String grid() {
        var svg = new StringBuilder();
        double step = Scale.step(data.top(), 5);
        for (double rate = 0; rate <= data.top() + 1e-6; rate += step) {
            svg.append(format(
                    "<line class=\"%s\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    rate == 0 ? "axis" : "grid", LEFT, WIDTH - RIGHT, y.of(rate), y.of(rate)));
            svg.append(format(
                    "<text class=\"tick\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT - 8, y.of(rate) + 4, Spans.count(Math.round(rate))));
        }
        double seconds = (data.toMillis() - data.fromMillis()) / 1_000.0;
        double every = Scale.step(seconds, 9) * 1_000;
        for (double at = Math.ceil(data.fromMillis() / every) * every; at <= data.toMillis(); at += every) {
            svg.append(format(
                    "<text class=\"tick\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x.of(at), HEIGHT - 12, label(at, every)));
        }
        return svg.toString();
    }

    private static String label(double millis, double every) {
        var pattern = every < 1_000 ? "%+.1f s" : "%+.0f s";
        return Math.abs(millis) < 1 ? "0 s" : String.format(Locale.ROOT, pattern, millis / 1_000);
    }

    /** Steps, not slopes: each value holds for the span that ends at its time. */
    private String area() {
        var samples = within(data.writes());
        if (samples.isEmpty()) {
            return "";
        }
        var top = new StringBuilder();
        double before = Math.max(samples.getFirst().atMillis() - data.writeStepMillis(), data.fromMillis());
        top.append(format("M%.1f %.1f", x.of(before), y.of(0)));
        for (var sample : samples) {
            top.append(format("V%.1fH%.1f", y.of(sample.perSecond()), x.of(sample.atMillis())));
        }
        top.append(format("V%.1f", y.of(0)));
        return "<path class=\"writes\" d=\"" + top + "Z\"/>";
    }

    private String line() {
        var points = data.reads().stream()
                .map(sample -> format("%.1f,%.1f", x.of(sample.atMillis()), y.of(sample.perSecond())))
                .collect(Collectors.joining(" "));
        return points.isEmpty()
                ? ""
                : "<polyline class=\"reads\" clip-path=\"url(#" + id + "-c)\" points=\"" + points + "\"/>";
    }

    private List<Sample> within(List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.atMillis() >= data.fromMillis() && sample.atMillis() <= data.toMillis())
                .toList();
    }

    /**
     * Each flag takes the highest row in which it does not cover its neighbour to the left. All poles are drawn before
     * all names, so that no pole crosses a name.
     */
    private String flags() {
        var poles = new StringBuilder();
        var names = new StringBuilder();
        var free = new double[FLAG_ROWS];
        for (var phase : data.phases()) {
            if (phase.atMillis() < data.fromMillis() || phase.atMillis() > data.toMillis()) {
                continue;
            }
            double at = x.of(phase.atMillis());
            double width = phase.name().length() * LETTER + 14;
            boolean leftwards = at + width > WIDTH;
            double begin = leftwards ? at - width : at;
            int row = row(free, begin);
            free[row] = begin + width + 6;
            double baseline = 14.0 + row * FLAG_HEIGHT;
            poles.append(format(
                    "<line class=\"flag\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%d\"/>"
                            + "<circle class=\"dot\" cx=\"%.1f\" cy=\"%d\" r=\"3\"/>",
                    at, at, baseline - 10, HEIGHT - BOTTOM, at, HEIGHT - BOTTOM));
            names.append(format(
                    "<text class=\"name\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                    leftwards ? at - 6 : at + 6, baseline, leftwards ? "end" : "start", Html.escape(phase.name())));
        }
        return poles.append(names).toString();
    }

    private static int row(double[] free, double begin) {
        for (int row = 0; row < free.length; row++) {
            if (free[row] <= begin) {
                return row;
            }
        }
        return free.length - 1;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}

package dev.hearth.e2e.figures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * All runs of one scenario.
 *
 * @param scenario a word, such as {@code kill-primary}
 * @param allowed what each run may lose
 * @param runs at least one
 */
public record ScenarioFigures(String scenario, Loss allowed, List<Run> runs) {

    public Distribution writeGaps() {
        return Distribution.of(runs.stream().map(Run::writeGap).toList());
    }

    public Distribution detections() {
        return measured(Run::detect);
    }

    public Distribution rebuilds() {
        return measured(Run::rebuild);
    }

    public long ackedLost() {
        return runs.stream().mapToLong(Run::ackedLost).sum();
    }

    private Distribution measured(Function<Run, OptionalLong> span) {
        return Distribution.of(runs.stream()
                .map(span)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList());
    }

    /** As it stands in failure-modes.json; {@code detectMs} and {@code rebuildMs} are medians, absent if not measured. */
    public Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("scenario", scenario);
        json.put("runs", runs.size());
        putMedian(json, "detectMs", detections());
        json.put(
                "writeGapMs",
                ordered("p50", writeGaps().median(), "max", writeGaps().max()));
        json.put("ackedLost", ackedLost());
        putMedian(json, "rebuildMs", rebuilds());
        json.put("lossAllowed", ordered("row", allowed.row(), "words", allowed.words()));
        var distributions = new LinkedHashMap<String, Object>();
        distributions.put("detectMs", detections().sorted());
        distributions.put("writeGapMs", writeGaps().sorted());
        distributions.put("rebuildMs", rebuilds().sorted());
        json.put("distributions", distributions);
        return json;
    }

    private static void putMedian(Map<String, Object> json, String name, Distribution distribution) {
        if (!distribution.sorted().isEmpty()) {
            json.put(name, distribution.median());
        }
    }

    private static Map<String, Object> ordered(String first, Object firstValue, String second, Object secondValue) {
        var map = new LinkedHashMap<String, Object>();
        map.put(first, firstValue);
        map.put(second, secondValue);
        return map;
    }

    /** Lines for people. */
    public List<String> describe() {
        return List.of(
                scenario + ", " + runs.size() + (runs.size() == 1 ? " run" : " runs"),
                "  detected   " + detections().describe(),
                "  write gap  " + writeGaps().describe(),
                "  rebuilt    " + rebuilds().describe(),
                "  lost       " + ackedLost() + " acknowledged writes; allowed by row " + allowed.row() + ": "
                        + allowed.words());
    }
}

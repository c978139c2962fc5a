package dev.hearth.e2e.demo;

import dev.hearth.e2e.figures.Loss;
import java.util.ArrayList;
import java.util.List;

/** A demo as it might have gone. */
final class Examples {
    private static final long GAP_BEGINS = 40;
    private static final long GAP_ENDS = 6_480;
    private static final long ENDS = 62_000;

    private Examples() {}

    static DemoReport report() {
        var figures = new DemoFigures(2_130, 6_390, GAP_ENDS, GAP_ENDS - GAP_BEGINS, 58_214, 0, 14_200, 24_903, 37);
        return new DemoReport(
                "the lab on this machine",
                "CacheCluster production, 3/3 nodes in 3 zones, version 7.0.15",
                "node-b (zone-b)",
                "2026-11-21T11:40:00Z",
                figures,
                Loss.NODE_LOST.words(),
                phases(),
                writes(),
                reads());
    }

    private static List<Phase> phases() {
        return List.of(
                new Phase("lost", "node-b (zone-b) is gone, with the primary production-s0-0", 0),
                new Phase("detected", "the status tells that the primary does not answer", 2_130),
                new Phase("fenced", "the old primary cannot acknowledge writes any more", 6_310),
                new Phase("promoted", "production-s0-2 is the primary", 6_390),
                new Phase("first write", "clients' writes are acknowledged again", GAP_ENDS),
                new Phase("node back", "node-b (zone-b) is back, as an empty machine", 27_400),
                new Phase("rebuilt", "all cache nodes are in sync and serve", 41_600));
    }

    private static List<Sample> writes() {
        var samples = new ArrayList<Sample>();
        for (long at = -7_900; at <= ENDS; at += 100) {
            double rate = at > GAP_BEGINS && at <= GAP_ENDS ? 0 : 1_000 + 40 * Math.sin(at / 170.0);
            samples.add(new Sample(at, rate));
        }
        return samples;
    }

    private static List<Sample> reads() {
        var samples = new ArrayList<Sample>();
        for (long at = -6_900; at <= ENDS; at += 1_000) {
            samples.add(new Sample(at, at > 0 && at < 2_200 ? 265 : 400));
        }
        return samples;
    }
}

package dev.hearth.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.e2e.figures.ScenarioFigures;

/**
 * How fast a scenario should be. How fast it was depends on the machine and on what else it does, so it is told, and only
 * asserted where {@code -Dhearth.e2e.assertTargets=true} asks for that; what must never be lost is asserted always.
 *
 * @param millis the longest write gap that counts as reached
 */
record Target(long millis) {

    void judge(ScenarioFigures figures, int runs) {
        var reached = figures.writeGaps().within(millis);
        var wanted = runs - runs / 10;
        Hearth.say("  target     " + reached + " of " + runs + " within " + millis + " ms, wanted " + wanted
                + (reached >= wanted ? ": reached" : ": MISSED"));
        if (Boolean.getBoolean("hearth.e2e.assertTargets")) {
            assertThat(reached)
                    .as("runs of %d with a write gap of at most %d ms: %s", runs, millis, figures.describe())
                    .isGreaterThanOrEqualTo(wanted);
        }
    }
}

package dev.hearth.generate;

import dev.hearth.api.ClassConditionType;
import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.ConditionStatus;
import dev.hearth.api.ConditionType;
import dev.hearth.api.Reason;
import dev.hearth.api.Use;
import java.util.Arrays;
import java.util.List;

/** The page with every condition and every reason. */
final class ReasonPage {
    private final StringBuilder page = new StringBuilder();

    private ReasonPage() {}

    static String text() {
        var result = new ReasonPage();
        result.page
                .append("<!-- Made from the types in crds/src/main/java by `make generate`; do not edit. -->\n")
                .append("# Conditions and reasons\n\n")
                .append(
                        "Every condition is present from the operator's first visit on, with the generation it was derived from.\n")
                .append("`kubectl wait --for=condition=Ready` waits for the generation that was applied last.\n")
                .append("The list of reasons is closed for each version and grows with versions.\n")
                .append("A dead operator leaves old conditions behind: alert on its absence too.\n");
        result.conditions("CacheCluster", List.of(ClusterConditionType.values()));
        result.conditions("CacheClass", List.of(ClassConditionType.values()));
        result.uses(
                "Events of type Normal",
                "One event per object, reason and subject; repeats raise its count.",
                Use.NORMAL_EVENT);
        result.uses(
                "Events of type Warning",
                "One event per object, reason and subject; repeats raise its count.",
                Use.WARNING_EVENT);
        result.uses("Holds", "In `status.holds`: what the operator would do and why it does not yet.", Use.HOLD);
        result.uses("Moves", "In `status.shards[].move`: why another node becomes primary.", Use.MOVE);
        return result.page.toString();
    }

    private void conditions(String kind, List<? extends ConditionType> types) {
        page.append("\n## Conditions of ").append(kind).append('\n');
        for (var type : types) {
            page.append("\n### ")
                    .append(type.text())
                    .append("\n\n")
                    .append(type.meaning())
                    .append("\n\n");
            page.append("| Status | Reason | Meaning | What to do |\n|---|---|---|---|\n");
            type.outcomes().forEach(outcome -> {
                page.append("| ").append(text(outcome.status())).append(" | ");
                reason(outcome.reason());
            });
        }
    }

    private void uses(String title, String sentence, Use use) {
        page.append("\n## ").append(title).append("\n\n").append(sentence).append("\n\n");
        page.append("| Reason | Meaning | What to do |\n|---|---|---|\n");
        Arrays.stream(Reason.values())
                .filter(reason -> reason.uses().contains(use))
                .forEach(reason -> {
                    page.append("| ");
                    reason(reason);
                });
    }

    private void reason(Reason reason) {
        page.append('`')
                .append(reason.text())
                .append("` | ")
                .append(reason.meaning())
                .append(" | ")
                .append(reason.remedy())
                .append(" |\n");
    }

    private static String text(ConditionStatus status) {
        return switch (status) {
            case TRUE -> "True";
            case FALSE -> "False";
            case UNKNOWN -> "Unknown";
        };
    }
}

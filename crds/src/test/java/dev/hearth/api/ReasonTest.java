package dev.hearth.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonTest {

    @ParameterizedTest
    @EnumSource
    void a_reason_is_one_camel_case_word_with_a_sentence(Reason reason) {
        assertThat(reason.text()).matches("([A-Z][a-z]*)+").hasSizeLessThanOrEqualTo(64);
        assertThat(reason.meaning()).endsWith(".").doesNotContain("\n");
        assertThat(reason.remedy()).matches(text -> text.isEmpty() || text.endsWith("."));
    }

    @Test
    void no_two_reasons_have_the_same_word() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::text)).doesNotHaveDuplicates();
    }

    @Test
    void reasons_are_of_conditions_exactly_if_a_condition_says_them() {
        var said = EnumSet.noneOf(Reason.class);
        types().forEach(type -> type.outcomes().forEach(outcome -> said.add(outcome.reason())));
        assertThat(Arrays.stream(Reason.values()).filter(reason -> reason.uses().contains(Use.CONDITION)))
                .containsExactlyInAnyOrderElementsOf(said);
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_condition_says_each_reason_once_per_status(ConditionType type) {
        assertThat(type.outcomes()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(type.meaning()).endsWith(".");
    }

    @Test
    void ready_comes_first_since_kubectl_prints_conditions_in_their_order() {
        assertThat(ClusterConditionType.values()[0].text()).isEqualTo("Ready");
        assertThat(ClassConditionType.values()[0].text()).isEqualTo("Ready");
    }

    private static Stream<ConditionType> types() {
        return Stream.concat(Arrays.stream(ClusterConditionType.values()), Arrays.stream(ClassConditionType.values()));
    }
}

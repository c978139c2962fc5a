package dev.hearth.e2e.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrantedRightsTest {

    @Test
    void aRuleIsOneRightForEachVerbOnEachResource() {
        assertThat(GrantedRights.of(List.of(rule("", List.of("services", "secrets"), "get", "list"))))
                .extracting(Right::toString)
                .containsExactly("get secrets", "list secrets", "get services", "list services");
    }

    @Test
    void aStarIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GrantedRights.of(List.of(rule("", List.of("pods"), "*"))))
                .withMessageContaining("name what is needed");
    }

    private static PolicyRule rule(String group, List<String> resources, String... verbs) {
        return new PolicyRuleBuilder()
                .withApiGroups(group)
                .withResources(resources)
                .withVerbs(verbs)
                .build();
    }
}

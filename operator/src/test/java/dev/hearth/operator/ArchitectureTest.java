package dev.hearth.operator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of docs/architecture.md. A change that needs a hole in one moves the wall first, and says why there. */
@AnalyzeClasses(
        packages = {"dev.hearth.operator", "dev.hearth.api"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.hearth.operator.";
    private static final String MODEL = ROOT + "model..";
    private static final String OBSERVE = ROOT + "observe..";
    private static final String DECIDE = ROOT + "decide..";
    private static final String DESIRED = ROOT + "desired..";
    private static final String ACT = ROOT + "act..";
    private static final String REPORT = ROOT + "report..";
    private static final String ENGINE = ROOT + "engine..";
    private static final String RECONCILE = ROOT + "reconcile..";

    private static DescribedPredicate<JavaAccess<?>> callTo(String owner, String method) {
        return target(owner(nameMatching(owner))).and(target(nameMatching(method)));
    }

    @ArchTest
    static final ArchRule THE_MODEL_IS_VALUES = classes()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    MODEL,
                    "java.lang..",
                    "java.time..",
                    "java.util..",
                    "dev.hearth.api..",
                    "org.jspecify..",
                    "io.fabric8.kubernetes.api.model..")
            .because("what flows between the phases must be plain to construct, compare and print");

    @ArchTest
    static final ArchRule DECISIONS_ARE_PURE = noClasses()
            .that()
            .resideInAnyPackage(DECIDE, DESIRED, REPORT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fabric8.kubernetes.client..",
                    "io.lettuce..",
                    "io.javaoperatorsdk..",
                    "io.quarkus..",
                    "jakarta..",
                    "org.slf4j..",
                    "java.net..",
                    "java.util.concurrent..",
                    "java.nio.file..")
            .because("the same snapshot, spec and time must always give the same plan, manifests and status");

    @ArchTest
    static final ArchRule ONE_USER_OF_LETTUCE = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lettuce..", "io.netty..")
            .because("the data plane is reached through ports only");

    @ArchTest
    static final ArchRule THE_FRAMEWORK_STAYS_OUTSIDE = noClasses()
            .that()
            .resideOutsideOfPackages(OBSERVE, ACT, RECONCILE, ROOT + "metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javaoperatorsdk..")
            .because("the loop can be run and tested without the framework");

    @ArchTest
    static final ArchRule ONLY_ACT_WRITES = noClasses()
            .that()
            .resideOutsideOfPackage(ACT)
            .and(not(DescribedPredicate.describe(
                    "the lease's own class", c -> c.getName().equals(ROOT + "reconcile.Leadership"))))
            .should()
            .callMethodWhere(target(
                            nameMatching(
                                    "create|update|patch|delete|serverSideApply.*|replace|edit|editStatus|updateStatus|patchStatus|createOr.*"))
                    .and(target(owner(resideInAnyPackage(
                                    "io.fabric8.kubernetes.client..", "io.javaoperatorsdk.operator.api.reconciler..")
                            .and(not(nameMatching(".*UpdateControl")))
                            .and(not(nameMatching(".*ErrorStatusUpdateControl")))))))
            .because("a write anywhere else would not be in the plan, and so not in the status");

    @ArchTest
    static final ArchRule OBSERVE_KNOWS_NO_LATER_PHASE = noClasses()
            .that()
            .resideInAPackage(OBSERVE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DECIDE, REPORT, ENGINE, RECONCILE);

    @ArchTest
    static final ArchRule DECIDE_KNOWS_NO_OTHER_PHASE = noClasses()
            .that()
            .resideInAPackage(DECIDE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OBSERVE, ACT, REPORT, ENGINE, RECONCILE);

    @ArchTest
    static final ArchRule ACT_DOES_NOT_DECIDE = noClasses()
            .that()
            .resideInAPackage(ACT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DECIDE, OBSERVE, REPORT, ENGINE, RECONCILE);

    @ArchTest
    static final ArchRule REPORT_KNOWS_NEITHER_SIDE = noClasses()
            .that()
            .resideInAPackage(REPORT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OBSERVE, ACT, ENGINE, RECONCILE);

    @ArchTest
    static final ArchRule TIME_AND_CHANCE_ARE_ARGUMENTS = noClasses()
            .that()
            .resideOutsideOfPackages(ENGINE, RECONCILE)
            .should()
            .callMethodWhere(callTo("java.time.(Instant|LocalDateTime|ZonedDateTime)", "now")
                    .or(callTo("java.lang.System", "currentTimeMillis|nanoTime|getenv"))
                    .or(callTo("java.lang.Thread", "sleep"))
                    .or(callTo("java.lang.Math", "random"))
                    .or(callTo("java.util.UUID", "randomUUID")))
            .because("a pass must be repeatable with a fixed clock");

    @ArchTest
    static final ArchRule NO_HIDDEN_STATE = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.hearth..")
            .should()
            .haveModifier(JavaModifier.FINAL)
            .because("what must outlive a pass belongs into the status");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
            noClasses().should().haveNameMatching(".*\\.(Abstract\\w*|\\w*(Util|Utils|Helper|Manager|Impl))$");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(ROOT + "(*)..").should().beFreeOfCycles();
}

package dev.hearth.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of docs/architecture.md for the client. */
@AnalyzeClasses(packages = "dev.hearth.client", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.hearth.client.";

    @ArchTest
    static final ArchRule ONE_USER_OF_LETTUCE = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "internal.lettuce..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lettuce..", "io.netty..", "reactor..")
            .because("another server joins by implementing the ports");

    @ArchTest
    static final ArchRule THE_ADAPTER_KNOWS_PORTS_AND_NAMES_ONLY = noClasses()
            .that()
            .resideInAPackage(ROOT + "internal.lettuce..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "engine..", ROOT + "coherence..", ROOT + "catalog..", "dev.hearth.client")
            .because("an adapter decides nothing");

    @ArchTest
    static final ArchRule THE_FORMAT_STANDS_ALONE = classes()
            .that()
            .resideInAPackage(ROOT + "cell..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "cell..", "java.lang..", "java.util", "java.util.zip", "java.nio..", "org.jspecify..")
            .because("the worker and tools read cells without the rest");

    @ArchTest
    static final ArchRule PORTS_ARE_VALUES_AND_INTERFACES = classes()
            .that()
            .resideInAPackage(ROOT + "port..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + "port..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule DECISIONS_ARE_PURE = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "coherence..", ROOT + "catalog..", ROOT + "cell..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "engine..",
                    ROOT + "internal..",
                    "com.github.benmanes..",
                    "org.slf4j..",
                    "java.net..",
                    "java.util.concurrent")
            .because("time and chance are arguments, so that a virtual clock can replay everything");

    @ArchTest
    static final ArchRule NO_DECISION_READS_A_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "coherence..", ROOT + "catalog..", ROOT + "cell..")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule ONE_CLOCK_IN_THE_ENGINE = noClasses()
            .that()
            .resideInAPackage(ROOT + "engine..")
            .and()
            .haveNameNotMatching(".*SystemTimeline.*")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("the engine runs on virtual time in tests");
}

package io.tocsin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;

/** One direction, no way back: who may know whom on the way of the data. */
@AnalyzeClasses(
        packages = "io.tocsin",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.ThisModule.class})
class ArchitectureTest {
    private static final List<String> STEPS = List.of("ingest", "align", "silence", "window", "predict", "alert");

    /** The other modules have tests of their own. */
    static final class ThisModule implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/model-engine/") && !location.contains("/schemas/");
        }
    }

    @ArchTest
    static final ArchRule SHOULD_HAVE_NO_CYCLES =
            slices().matching("io.tocsin.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule SHOULD_NOT_LOOK_UP = noClasses()
            .that()
            .resideOutsideOfPackages("io.tocsin", "io.tocsin.cli..", "io.tocsin.demo..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.tocsin", "io.tocsin.cli..", "io.tocsin.demo.."));

    @ArchTest
    static final ArchRule TOPOLOGY_SHOULD_NOT_KNOW_WHO_STARTS_IT = noClasses()
            .that()
            .resideInAPackage("io.tocsin")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.tocsin.cli..", "io.tocsin.demo.."));

    @ArchTest
    static final ArchRule INGEST_SHOULD_KNOW_NO_OTHER_STEP = knowsNoStepBut("ingest");

    @ArchTest
    static final ArchRule ALIGN_SHOULD_KNOW_NO_OTHER_STEP = knowsNoStepBut("align");

    @ArchTest
    static final ArchRule SILENCE_SHOULD_KNOW_NO_OTHER_STEP = knowsNoStepBut("silence");

    @ArchTest
    static final ArchRule WINDOW_SHOULD_KNOW_NO_OTHER_STEP = knowsNoStepBut("window");

    @ArchTest
    static final ArchRule PREDICT_SHOULD_KNOW_THE_WINDOW_ALONE = knowsNoStepBut("predict", "window");

    @ArchTest
    static final ArchRule ALERT_SHOULD_KNOW_NO_OTHER_STEP = knowsNoStepBut("alert");

    @ArchTest
    static final ArchRule REGISTRY_SHOULD_FEED_PREDICT_ALONE = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.tocsin.ingest..",
                    "io.tocsin.align..",
                    "io.tocsin.silence..",
                    "io.tocsin.window..",
                    "io.tocsin.alert..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.tocsin.registry.."));

    @ArchTest
    static final ArchRule REGISTRY_SHOULD_KNOW_NO_STEP =
            noClasses().that().resideInAPackage("io.tocsin.registry..").should().dependOnClassesThat(stepsBut());

    @ArchTest
    static final ArchRule FORMATS_SHOULD_KNOW_NO_STREAMS_AND_NOTHING_OF_OURS_BUT_THE_CONTRACTS = noClasses()
            .that()
            .resideInAPackage("io.tocsin.format..")
            .should()
            .dependOnClassesThat(oursBut("io.tocsin.format..", "io.tocsin.schemas.."))
            .orShould()
            .dependOnClassesThat(resideInAPackage("org.apache.kafka.."));

    /** A selector's globs are the globs of the configuration. */
    @ArchTest
    static final ArchRule TRANSLATE_SHOULD_KNOW_NO_STREAMS_AND_FORMATS_CONFIG_AND_CONTRACTS_ALONE = noClasses()
            .that()
            .resideInAPackage("io.tocsin.translate..")
            .should()
            .dependOnClassesThat(oursBut(
                    "io.tocsin.translate..",
                    "io.tocsin.format..",
                    "io.tocsin.config..",
                    "io.tocsin.selector..",
                    "io.tocsin.schemas.."))
            .orShould()
            .dependOnClassesThat(resideInAPackage("org.apache.kafka.."));

    @ArchTest
    static final ArchRule SIGNING_SHOULD_KNOW_THE_JDK_ALONE = classes()
            .that()
            .resideInAPackage("io.tocsin.signing..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("io.tocsin.signing..", "java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule ONLY_PROCESSORS_SHOULD_BE_PROCESSORS = classes()
            .that()
            .areAssignableTo(Processor.class)
            .should()
            .haveSimpleNameEndingWith("Processor")
            .orShould(beNestedIn(PredictorTopology.class));

    @ArchTest
    static final ArchRule STEPS_SHOULD_USE_NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.tocsin.align..",
                    "io.tocsin.silence..",
                    "io.tocsin.window..",
                    "io.tocsin.predict..",
                    "io.tocsin.alert..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .dependOnClassesThat(assignableTo(Clock.class));

    @ArchTest
    static final ArchRule RULES_OF_THE_STEPS_SHOULD_KNOW_NO_KAFKA = noClasses()
            .that()
            .haveSimpleName("SampleGate")
            .or()
            .haveSimpleName("TickAligner")
            .or()
            .haveSimpleName("MetricRoster")
            .or()
            .haveSimpleName("SilenceWatch")
            .or()
            .haveSimpleName("ModelStepper")
            .or()
            .haveSimpleName("ScoreBuilder")
            .or()
            .haveSimpleName("AlertPolicy")
            .or()
            .haveSimpleName("Incident")
            .or()
            .haveSimpleName("ModelCatalog")
            .or()
            .haveSimpleName("ModelImage")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.kafka.."));

    private static ArchRule knowsNoStepBut(String... itselfAndKnown) {
        return noClasses()
                .that()
                .resideInAPackage("io.tocsin." + itselfAndKnown[0] + "..")
                .should()
                .dependOnClassesThat(stepsBut(itselfAndKnown));
    }

    private static DescribedPredicate<JavaClass> oursBut(String... known) {
        return resideInAPackage("io.tocsin..").and(DescribedPredicate.not(resideInAnyPackage(known)));
    }

    private static ArchCondition<JavaClass> beNestedIn(Class<?> outer) {
        return ArchCondition.from(DescribedPredicate.describe(
                "be nested in " + outer.getSimpleName(),
                inner -> inner.getName().startsWith(outer.getName() + "$")));
    }

    private static DescribedPredicate<JavaClass> stepsBut(String... known) {
        return resideInAnyPackage(STEPS.stream()
                .filter(step -> !List.of(known).contains(step))
                .map(step -> "io.tocsin." + step + "..")
                .toArray(String[]::new));
    }
}

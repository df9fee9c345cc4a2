package io.tocsin.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the mathematics may know: itself and the Java platform's numbers, text and collections. */
@AnalyzeClasses(packages = "io.tocsin.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule SHOULD_KNOW_ONLY_ITSELF_AND_THE_PLATFORM = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "io.tocsin.engine..",
                    "java..",
                    "jdk.incubator.vector..",
                    // The JVM's flags, which say whether it can compile vectors.
                    "com.sun.management..",
                    "org.jspecify.annotations..",
                    "com.fasterxml.jackson..",
                    "ai.onnx.proto..",
                    "com.google.protobuf.."));

    @ArchTest
    static final ArchRule SHOULD_SEE_OTHER_FRAMEWORKS_FORMATS_IN_INTERCHANGE_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("io.tocsin.engine.interchange..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("ai.onnx.proto..", "com.google.protobuf.."));

    @ArchTest
    static final ArchRule SHOULD_READ_NO_FILES_AND_OPEN_NO_CONNECTIONS = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net.."));

    @ArchTest
    static final ArchRule SHOULD_STREAM_BYTES_IN_THE_ARTIFACT_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("..artifact..")
            .should()
            .dependOnClassesThat(resideInAPackage("java.io..")
                    .and(simpleName("Serializable").negate())
                    .and(simpleName("PrintStream").negate()));

    @ArchTest
    static final ArchRule SHOULD_STREAM_TO_MEMORY_ONLY = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("java.io..")
                    .and(simpleName("File")
                            .or(simpleName("FileInputStream"))
                            .or(simpleName("FileOutputStream"))
                            .or(simpleName("RandomAccessFile"))));

    @ArchTest
    static final ArchRule SHOULD_USE_NO_CLOCK = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("java.time.."))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule SHOULD_SEE_THE_VECTOR_MODULE_IN_THE_KERNEL_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("io.tocsin.engine.kernel.vector..")
            .should()
            .dependOnClassesThat(resideInAPackage("jdk.incubator.vector.."));

    @ArchTest
    static final ArchRule SHOULD_HAVE_NO_CYCLES =
            slices().matching("io.tocsin.engine.(*)..").should().beFreeOfCycles();
}

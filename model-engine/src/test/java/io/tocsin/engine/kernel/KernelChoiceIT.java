package io.tocsin.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which kernels a JVM chooses, each started with other flags. */
class KernelChoiceIT {
    private static final String MODULE = "--add-modules=jdk.incubator.vector";

    @Test
    void shouldSayHowToGetVectorsWhereTheModuleIsMissing() throws Exception {
        assertThat(choiceOf())
                .contains("kernels=scalar lanes=1 reason=the module is not there; start java with --add-modules "
                        + "jdk.incubator.vector");
    }

    @Test
    void shouldRefuseVectorsThatCannotBeHadAtEveryCall() throws Exception {
        assertThat(choiceOf("-Dtocsin.kernels=simd"))
                .startsWith("1: simd kernels cannot be had, start java with --add-modules jdk.incubator.vector: cause=")
                .contains("2: simd kernels cannot be had, start java with --add-modules jdk.incubator.vector: cause=");
    }

    @Test
    void shouldNotChooseVectorsWithoutTheOptimisingCompiler() throws Exception {
        assertThat(choiceOf(MODULE, "-XX:TieredStopAtLevel=1"))
                .contains("kernels=scalar lanes=1 reason=the JVM runs without its optimising compiler C2");
        assertThat(choiceOf(MODULE, "-Xint"))
                .contains("kernels=scalar lanes=1 reason=the JVM runs without its optimising compiler C2");
    }

    @Test
    void shouldNotChooseVectorsWithoutFusedMultiplyAdds() throws Exception {
        assertThat(choiceOf(MODULE, "-XX:-UseFMA"))
                .contains("kernels=scalar lanes=1 reason=the CPU has no fused multiply-add: UseFMA=false");
    }

    @Test
    void shouldTakePlainJavaWhenAskedFor() throws Exception {
        assertThat(choiceOf(MODULE, "-Dtocsin.kernels=scalar"))
                .contains("kernels=scalar lanes=1 reason=asked for by -Dtocsin.kernels");
    }

    private static String choiceOf(String... flags) throws IOException, InterruptedException, URISyntaxException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", home(Kernels.class) + System.getProperty("path.separator") + home(Asker.class)));
        command.add(Asker.class.getName());
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(output).isZero();
        return output;
    }

    private static Path home(Class<?> type) throws URISyntaxException {
        CodeSource source = Objects.requireNonNull(type.getProtectionDomain().getCodeSource());
        return Path.of(source.getLocation().toURI());
    }

    /** Asks twice, as a failed initialiser would answer the second time otherwise. */
    static final class Asker {
        private Asker() {}

        public static void main(String[] arguments) {
            for (int call = 1; call <= 2; call++) {
                System.out.println(call + ": " + answer());
            }
        }

        private static String answer() {
            try {
                return Kernels.choice();
            } catch (IllegalStateException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }
}

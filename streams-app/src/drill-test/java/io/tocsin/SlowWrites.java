package io.tocsin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A library that is put in front of libc and makes each write and each flush below one directory take longer, as on a disk that is overloaded or far
 * away; compiled where there is a C compiler.
 *
 * <p>Confined to the drill's thread.
 */
final class SlowWrites {
    private static final String SOURCE = """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <fcntl.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/types.h>
            #include <sys/uio.h>
            #include <unistd.h>

            static int delay_ms(void) {
              const char *file = getenv("SLOW_MS_FILE");
              char text[16] = "0";
              int fd = file ? open(file, O_RDONLY) : -1;
              if (fd < 0) return 0;
              ssize_t length = read(fd, text, sizeof text - 1);
              close(fd);
              return length > 0 ? atoi(text) : 0;
            }

            static void delay(int fd) {
              const char *below = getenv("SLOW_BELOW");
              char link[64], path[4096];
              if (!below) return;
              snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
              ssize_t length = readlink(link, path, sizeof path - 1);
              if (length <= 0) return;
              path[length] = 0;
              if (strncmp(path, below, strlen(below)) == 0) usleep(1000 * delay_ms());
            }

            #define NEXT(name) ((__typeof__(&name)) dlsym(RTLD_NEXT, #name))

            ssize_t write(int fd, const void *bytes, size_t count) { delay(fd); return NEXT(write)(fd, bytes, count); }
            ssize_t writev(int fd, const struct iovec *parts, int count) { delay(fd); return NEXT(writev)(fd, parts, count); }
            ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { delay(fd); return NEXT(pwrite)(fd, bytes, count, at); }
            ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) { delay(fd); return NEXT(pwrite64)(fd, bytes, count, at); }
            int fsync(int fd) { delay(fd); return NEXT(fsync)(fd); }
            int fdatasync(int fd) { delay(fd); return NEXT(fdatasync)(fd); }
            """;

    private final Path library;
    private final Path delayFile;

    private SlowWrites(Path library) {
        this.library = library;
        this.delayFile = library.resolveSibling("slow.ms");
    }

    /** Empty where there is no {@code cc}. */
    static Optional<SlowWrites> compile(Path directory) throws IOException, InterruptedException {
        Path source = Files.writeString(directory.resolve("slow.c"), SOURCE);
        Path library = directory.resolve("slow.so");
        try {
            int exitCode = new ProcessBuilder(
                            "cc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl")
                    .inheritIO()
                    .start()
                    .waitFor();
            return exitCode == 0 ? Optional.of(new SlowWrites(library)) : Optional.empty();
        } catch (IOException noCompiler) {
            return Optional.empty();
        }
    }

    /** From its next start on the instance's state is as slow as {@link #setDelayMs} says. */
    void putBefore(Instance instance) {
        instance.withEnvironment("LD_PRELOAD", library.toString())
                .withEnvironment("SLOW_BELOW", instance.stateDirectory().toString())
                .withEnvironment("SLOW_MS_FILE", delayFile.toString());
    }

    /** What each write and each flush takes longer, from now on. */
    void setDelayMs(int ms) throws IOException {
        Files.writeString(delayFile, Integer.toString(ms));
    }
}

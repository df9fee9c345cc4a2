package io.tocsin.cli;

import io.tocsin.demo.DemoOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** One call of the command line, with what it said. */
public record CliRun(int exitCode, String out, String err, List<DemoOptions> demos) {

    /** Calls it as if its output went to a file; the demo is only noted. */
    public static CliRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<DemoOptions> demos = new ArrayList<>();
        int exitCode = Tocsin.commands(Terminal.NONE, options -> {
                    demos.add(options);
                    return 0;
                })
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new CliRun(exitCode, out.toString(), err.toString(), demos);
    }

    public List<String> outLines() {
        return out.lines().toList();
    }

    public List<String> errLines() {
        return err.lines().toList();
    }
}

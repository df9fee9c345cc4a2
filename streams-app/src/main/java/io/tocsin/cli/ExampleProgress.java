package io.tocsin.cli;

import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.example.Trainings;

/** The trainings of an example: a line each, and a bar where a line can be drawn over. Confined to the training thread. */
final class ExampleProgress implements Trainings {
    private final Output output;
    private final Terminal terminal;

    ExampleProgress(Output output, Terminal terminal) {
        this.output = output;
        this.terminal = terminal;
    }

    @Override
    public TrainingListener begin(String what, int epochs) {
        output.line("training " + what);
        return terminal.interactive()
                ? new TrainingBar(output.out(), terminal.characters(), epochs)
                : TrainingListener.SILENT;
    }
}

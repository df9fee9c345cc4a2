package io.tocsin.demo.screen;

import io.tocsin.demo.screen.view.DemoView;
import io.tocsin.demo.screen.view.Summary;

/** Where the demo shows itself. Implementations are thread-safe. */
public interface Screen {
    /** Shows the view, at the latest with one of the next calls: call it a few times per second whether or not there is news. */
    void update(DemoView view);

    /** Gives the terminal back at once: call it before an error is printed. Nothing is shown afterwards but the summary. */
    default void restore() {}

    /** Gives the terminal back and prints the summary. Nothing is shown afterwards; a second call does nothing. */
    void close(Summary summary);
}

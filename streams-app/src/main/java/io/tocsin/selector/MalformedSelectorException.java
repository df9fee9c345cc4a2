package io.tocsin.selector;

/** A text that is no selector; the message says what is wrong, where, and what to write instead. */
public final class MalformedSelectorException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MalformedSelectorException(String rule, String text, int at) {
        super(rule + ": selector=" + printable(text) + " at=" + at + "; write " + Selector.FORM);
    }

    /** On one line, and short enough to be read. */
    private static String printable(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}", "?");
        return oneLine.length() <= 80 ? oneLine : oneLine.substring(0, 80) + "...";
    }
}

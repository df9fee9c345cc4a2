package io.tocsin.selector;

import java.util.Arrays;

/**
 * A pattern for a whole text: {@code *} stands for any run of characters, {@code ?} for one, everything else for itself.
 *
 * <p>A text of n characters and a pattern of m cost n times m at worst: no pattern that somebody writes makes a tick slow.
 *
 * <p>Thread-safe.
 */
public record Glob(String pattern) {
    static final char ANY_RUN = '*';
    static final char ANY_ONE = '?';

    /** Whether the pattern is for the whole of {@code text}. */
    public boolean matches(String text) {
        int p = 0;
        int t = 0;
        int afterRun = -1;
        int runEnd = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == ANY_RUN) {
                afterRun = ++p;
                runEnd = t;
            } else if (p < pattern.length() && pattern.charAt(p) == ANY_ONE) {
                p++;
                t += Character.charCount(text.codePointAt(t));
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (afterRun >= 0) {
                // The newest run takes one character more: an older one need not be asked again.
                runEnd += Character.charCount(text.codePointAt(runEnd));
                t = runEnd;
                p = afterRun;
            } else {
                return false;
            }
        }
        return isRuns(p);
    }

    /** Whether nothing but runs is left from {@code from} on. */
    private boolean isRuns(int from) {
        return pattern.chars().skip(from).allMatch(c -> c == ANY_RUN);
    }

    /** Whether there is a text that both match. */
    boolean overlaps(Glob other) {
        int[] a = pattern.codePoints().toArray();
        int[] b = other.pattern.codePoints().toArray();
        // [i][j]: whether there is a text that both match from there on.
        boolean[][] possible = new boolean[a.length + 1][b.length + 1];
        for (int i = a.length; i >= 0; i--) {
            for (int j = b.length; j >= 0; j--) {
                if (i == a.length || j == b.length) {
                    possible[i][j] = areRuns(a, i) && areRuns(b, j);
                } else if (a[i] == ANY_RUN || b[j] == ANY_RUN) {
                    possible[i][j] = possible[i + 1][j] || possible[i][j + 1];
                } else {
                    possible[i][j] = possible[i + 1][j + 1] && isSame(a[i], b[j]);
                }
            }
        }
        return possible[0][0];
    }

    private static boolean areRuns(int[] glob, int from) {
        return Arrays.stream(glob, from, glob.length).allMatch(c -> c == ANY_RUN);
    }

    private static boolean isSame(int one, int other) {
        return one == other || one == ANY_ONE || other == ANY_ONE;
    }

    /** Whether it matches one text alone. */
    boolean isExact() {
        return literals() == pattern.length();
    }

    /** How many characters stand for themselves. */
    int literals() {
        return (int) pattern.chars().filter(c -> c != ANY_RUN && c != ANY_ONE).count();
    }

    boolean matchesEverything() {
        return !pattern.isEmpty() && isRuns(0);
    }
}

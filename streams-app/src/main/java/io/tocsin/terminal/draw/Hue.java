package io.tocsin.terminal.draw;

/**
 * The few colours in use, of middling brightness so that they can be read on black and on white alike. Thread-safe.
 */
enum Hue {
    GRAY(0x7d8590, 244, 90),
    FAINT(0x6e7681, 242, 90),
    BLUE(0x3b8eea, 32, 36),
    GREEN(0x2ea043, 35, 32),
    YELLOW(0xb58a00, 136, 33),
    ORANGE(0xdb6d28, 166, 33),
    RED(0xe5484d, 167, 31),
    VIOLET(0x9a6bdc, 98, 35),
    WHITE(0xffffff, 231, 97);

    private final int rgb;
    private final int index;
    private final int basic;

    Hue(int rgb, int index, int basic) {
        this.rgb = rgb;
        this.index = index;
        this.basic = basic;
    }

    /** Parameters of the escape sequence that sets this hue, in 24 bits. */
    String truecolor(boolean background) {
        return (background ? "48;2;" : "38;2;") + (rgb >> 16) + ";" + (rgb >> 8 & 0xff) + ";" + (rgb & 0xff);
    }

    /** The same from the table of 256. */
    String indexed(boolean background) {
        return (background ? "48;5;" : "38;5;") + index;
    }

    /** The same from the basic sixteen. */
    String basic(boolean background) {
        return Integer.toString(background ? basic + 10 : basic);
    }
}

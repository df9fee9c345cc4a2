package io.tocsin.demo.screen;

/**
 * Plays the scripted demo on this terminal, to look at it: {@code PlayScriptedDemo [from second [to second]]}.
 */
final class PlayScriptedDemo {
    private PlayScriptedDemo() {}

    public static void main(String[] args) throws InterruptedException {
        double from = args.length > 0 ? Double.parseDouble(args[0]) : 0;
        double to = args.length > 1 ? Double.parseDouble(args[1]) : 100;
        Screen screen = Screens.choose(System.getenv());
        long start = System.nanoTime();
        double second = from;
        while (second < to) {
            screen.update(ScriptedDemo.at(second));
            Thread.sleep(250);
            second = from + (System.nanoTime() - start) / 1e9;
        }
        screen.close(ScriptedDemo.SUMMARY);
    }
}

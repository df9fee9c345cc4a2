package io.tocsin.benchmarks.peers;

/**
 * Something that does one unit of work again and again.
 *
 * @param name who does what
 */
record Contender(String name, Work work) {

    /** One unit of work. */
    interface Work {
        void run() throws Exception;
    }
}

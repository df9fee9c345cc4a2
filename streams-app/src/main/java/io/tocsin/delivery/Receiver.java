package io.tocsin.delivery;

/** One of the systems that wake people, as far as it differs from the others. Implementations are thread-safe. */
interface Receiver {
    /** As in {@code deliver.receivers}, the consumer group and the meters. */
    String name();

    /** Whether it wants every change of every incident by itself, again and again while the incident goes on, and groups on its own. */
    boolean wantsEverything();

    HttpMessage message(Notice notice);
}

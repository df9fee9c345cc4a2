package io.tocsin.serve.cluster;

import java.util.List;
import java.util.Optional;

/** The instances of the application and what each of them holds, as this one knows it. Implementations are thread-safe. */
public interface Cluster {

    /** This instance, as {@code host:port}. */
    String self();

    /** All others that can be asked, as {@code host:port}. */
    List<String> others();

    /** Who holds an entity; empty while partitions move. */
    Optional<String> holderOf(String entity);
}

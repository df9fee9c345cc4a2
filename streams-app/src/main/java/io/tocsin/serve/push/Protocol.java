package io.tocsin.serve.push;

import io.tocsin.serve.http.Answer;
import io.tocsin.serve.http.RefusedRequestException;
import org.eclipse.jetty.http.HttpFields;

/** One way in which metrics are pushed. Implementations are thread-safe. */
interface Protocol {

    /** As it stands in meters. */
    String name();

    /**
     * What reads a request with such headers; before any of its body is looked at.
     *
     * @throws RefusedRequestException if the headers announce what nobody reads here
     */
    Push begin(HttpFields headers) throws RefusedRequestException;

    /** What a request is answered that is not taken, in the words of the protocol. */
    Answer refuse(HttpFields headers, RefusedRequestException refusal);
}

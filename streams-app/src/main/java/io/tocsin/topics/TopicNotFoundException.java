package io.tocsin.topics;

/** A topic is not there; the message says how to make it. */
public final class TopicNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TopicNotFoundException(String topic) {
        super("topic does not exist: topic=" + topic + "; make it with tocsin topics create");
    }
}

package io.tocsin.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class CausesTest {
    private final IOException inner = new IOException("disk");
    private final RuntimeException outer = new IllegalStateException("task", new UncheckedIOException(inner));

    @Test
    void shouldWalkFromTheOutermostToTheInnermost() {
        assertThat(Causes.of(outer)).hasSize(3).startsWith(outer).endsWith(inner);
        assertThat(Causes.of(null)).isEmpty();
        assertThat(Causes.root(outer)).isSameAs(inner);
        assertThat(Causes.root(inner)).isSameAs(inner);
    }

    @Test
    void shouldFindTheOutermostOfAType() {
        assertThat(Causes.first(outer, RuntimeException.class)).containsSame(outer);
        assertThat(Causes.first(outer, IOException.class)).containsSame(inner);
        assertThat(Causes.first(outer, InterruptedException.class)).isEmpty();
    }

    @Test
    void shouldEndWhereTwoNameEachOther() {
        IllegalStateException one = new IllegalStateException("one");
        IllegalStateException another = new IllegalStateException("another", one);
        one.initCause(another);

        assertThat(Causes.of(one)).containsExactly(one, another);
    }

    @Test
    void shouldMakeOneLineOfSeveral() {
        assertThat(Causes.inOneLine(" due to: \r\n  no room\n")).isEqualTo("due to: no room");
    }
}

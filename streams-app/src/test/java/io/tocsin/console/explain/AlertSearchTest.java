package io.tocsin.console.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.console.Told;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertSearchTest {
    private static final Alert OLD = Told.alert("shop/bern", AlertKind.FAILURE, AlertState.RESOLVED, 10);
    private static final Alert OPEN = Told.alert("shop/bern", AlertKind.FAILURE, AlertState.OPEN, 60);
    private static final Alert NEWER = Told.alert("shop/bern", AlertKind.ANOMALY, AlertState.RESOLVED, 90);
    private static final Alert OTHER = Told.alert("shop/berlin", AlertKind.ANOMALY, AlertState.RESOLVED, 20);
    private static final List<Alert> ALL = List.of(NEWER, OPEN, OTHER, OLD);

    @Test
    void shouldTakeAWholeIdWhateverElseIsOpen() {
        assertThat(AlertSearch.find(ALL, OLD.getId())).isEqualTo(OLD);
    }

    @Test
    void shouldTakeTheOpenOneOfAnEntityOrElseTheNewest() {
        assertThat(AlertSearch.find(ALL, "shop/bern")).isEqualTo(OPEN);
        assertThat(AlertSearch.find(ALL, "shop/bern|failure")).isEqualTo(OPEN);
        assertThat(AlertSearch.find(List.of(NEWER, OLD), "shop/bern")).isEqualTo(NEWER);
    }

    @Test
    void shouldTakeAPartOfAnIdThatOnlyOneHas() {
        assertThat(AlertSearch.find(ALL, "03:03:20")).isEqualTo(OTHER);
        assertThat(AlertSearch.find(ALL, "bern|F")).isEqualTo(OPEN);
    }

    @Test
    void shouldNameThoseThatMatchAndWhereToLook() {
        assertThatThrownBy(() -> AlertSearch.find(List.of(OLD, OTHER), "shop"))
                .isInstanceOf(AlertNotFoundException.class)
                .hasMessage("several alerts match: alert=shop matches=2 such as " + OLD.getId() + ", " + OTHER.getId());
        assertThatThrownBy(() -> AlertSearch.find(ALL, "nothing"))
                .hasMessage("no such alert: alert=nothing; see: tocsin alerts");
    }
}

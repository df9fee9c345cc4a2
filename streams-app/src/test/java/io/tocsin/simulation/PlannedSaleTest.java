package io.tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannedSaleTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void shouldTellOfEachShopsNextSale() {
        List<PlannedSale> planned = fleet().plannedSales();

        assertThat(planned)
                .extracting(PlannedSale::entity)
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(planned).allSatisfy(sale -> {
            assertThat(sale.opens()).isAfter(START);
            assertThat(sale.multiple()).isGreaterThanOrEqualTo(1);
        });
    }

    @Test
    void shouldChangeNothingByBeingAsked() {
        ShopFleet asked = fleet();
        ShopFleet unasked = fleet();

        for (int tick = 0; tick < 500; tick++) {
            asked.plannedSales();
            assertThat(asked.advance()).isEqualTo(unasked.advance());
        }
    }

    private static ShopFleet fleet() {
        return new ShopFleet(7, 3, START, SimulationSettings.defaults());
    }
}

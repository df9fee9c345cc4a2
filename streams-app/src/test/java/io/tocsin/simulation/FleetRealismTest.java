package io.tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Label;
import org.junit.jupiter.api.Test;

/** A day of six shops must be worth predicting: failures often enough, not always, and with signs before them. */
class FleetRealismTest {
    private static final int SHOPS = 6;
    private static final FleetDay DAY = new FleetDay(42, SHOPS);

    @Test
    void shouldHaveASaleEveryHalfHourToHour() {
        assertThat(DAY.sales.size() / (double) SHOPS).isBetween(24.0, 48.0);
    }

    @Test
    void shouldFailInSomeSalesOnly() {
        assertThat(failedShare(0.3, 1.6)).isBetween(0.25, 0.60);
    }

    @Test
    void shouldFailMoreOftenInLargerSales() {
        assertThat(failedShare(0.3, 0.7)).isLessThan(0.1);
        assertThat(failedShare(0.7, 1.1)).isBetween(0.15, 0.75);
        assertThat(failedShare(1.1, 1.6)).isGreaterThan(0.75);
    }

    @Test
    void shouldHaveRampsThatDoNotEndInFailure() {
        assertThat(DAY.sales).anyMatch(sold -> sold.sale().shape() == Sale.Shape.FLOP);
        assertThat(DAY.sales)
                .filteredOn(sold -> sold.sale().shape() == Sale.Shape.FLOP)
                .noneMatch(DAY::failed);
    }

    @Test
    void shouldBeInFailureForAFewPercentOfTheTime() {
        assertThat(DAY.shareOfTicksInFailure()).isBetween(0.02, 0.06);
    }

    @Test
    void shouldShowStrainAMinuteBeforeMostFailures() {
        long foreseeable = DAY.failures.stream()
                .mapToInt(DAY::strainLeadTicks)
                .filter(lead -> lead >= 6)
                .count();
        assertThat(foreseeable / (double) DAY.failures.size()).isGreaterThanOrEqualTo(0.6);
    }

    @Test
    void shouldFailForOtherReasonsThanSalesNowAndThen() {
        assertThat(DAY.failures).extracting(Label::getCause).anyMatch(cause -> !cause.contains("sale"));
    }

    private double failedShare(double minSize, double maxSize) {
        return DAY.sales.stream()
                .filter(sold -> sold.sale().size() >= minSize && sold.sale().size() < maxSize)
                .filter(sold -> sold.sale().shape() != Sale.Shape.FLOP || maxSize - minSize > 1)
                .mapToInt(sold -> DAY.failed(sold) ? 1 : 0)
                .average()
                .orElseThrow();
    }
}

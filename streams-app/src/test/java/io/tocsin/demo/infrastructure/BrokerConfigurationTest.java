package io.tocsin.demo.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BrokerConfigurationTest {
    @Test
    void shouldDefaultToFreePortAndKafkasMessageLimit() {
        assertThat(BrokerConfiguration.onFreePort()).isEqualTo(new BrokerConfiguration(0, 1_048_588));
    }

    @Test
    void shouldRefuseValuesOutOfRange() {
        assertThatThrownBy(() -> BrokerConfiguration.onPort(65_536)).hasMessage("port must be in 0..65535: port=65536");
        assertThatThrownBy(() -> new BrokerConfiguration(0, 0))
                .hasMessage("maxMessageBytes must be positive: maxMessageBytes=0");
    }
}

package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class LogLevelsTest {
    private static final Path SHIPPED = Path.of("src/main/resources/logback.xml");

    private final LoggerContext context = new LoggerContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    /** Its lines hold the URL with user and password. */
    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "DEBUG", "WARN", "ERROR"})
    void shouldKeepTheRegistrysClientQuietWhateverIsAskedFor(String level) throws Exception {
        configure(level);

        assertThat(context.getLogger(RestService.class).getEffectiveLevel()).isEqualTo(Level.OFF);
        assertThat(context.getLogger("org.apache.kafka.clients").getEffectiveLevel())
                .isEqualTo(Level.valueOf(level));
        // What a command sets, with --debug or without, leaves it off.
        LogLevels.forStart(true);
        LogLevels.forShortCommand(true);
        LogLevels.quiet(true);
        LogLevels.withConnectionTrouble();
        assertThat(((LoggerContext) LoggerFactory.getILoggerFactory())
                        .getLogger(RestService.class)
                        .getEffectiveLevel())
                .isEqualTo(Level.OFF);
    }

    private void configure(String level) throws JoranException {
        context.putProperty("TOCSIN_LOG_LEVEL", level);
        context.putProperty("TOCSIN_KAFKA_LOG_LEVEL", level);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(SHIPPED.toFile());
    }
}

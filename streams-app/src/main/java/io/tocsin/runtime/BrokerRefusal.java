package io.tocsin.runtime;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;

/**
 * Why a client is not let in, or does not get as far as asking, in words: the reason as the one who refused gave it, and what to do. Stateless, thread-safe.
 */
public final class BrokerRefusal {
    /** Ends each explanation. */
    public static final String SEE = "see docs/kafka-security.md";

    private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

    private BrokerRefusal() {}

    /** Whether somebody refused: credentials, a certificate or a right. */
    public static boolean isIn(Throwable failure) {
        List<Throwable> causes = Causes.of(failure);
        return isAny(causes, AuthorizationException.class) || isAny(causes, AuthenticationException.class);
    }

    /** One line: {@code reason=…; what to do}. */
    public static String explain(Throwable failure) {
        List<Throwable> causes = Causes.of(failure);
        return "reason=" + reason(causes) + "; " + remedy(causes) + "; " + SEE;
    }

    /** What to do alone. */
    public static String remedy(Throwable failure) {
        return remedy(Causes.of(failure)) + "; " + SEE;
    }

    /** The innermost has the reason; those around it say that something failed. */
    private static String reason(List<Throwable> causes) {
        for (int i = causes.size() - 1; i >= 0; i--) {
            String message = causes.get(i).getMessage();
            if (message != null && !message.isBlank()) {
                return Causes.inOneLine(message);
            }
        }
        return causes.get(0).getClass().getSimpleName();
    }

    private static String remedy(List<Throwable> causes) {
        if (isAny(causes, CertificateExpiredException.class) || isAny(causes, CertificateNotYetValidException.class)) {
            return "renew the certificate, or set this machine's clock";
        }
        if (isAny(causes, CertPathBuilderException.class)) {
            return "the broker's certificate is of an authority that is not trusted: name it in"
                    + " kafka.ssl.truststore.location";
        }
        if (isAny(causes, SslAuthenticationException.class)) {
            return ofTls(reason(causes));
        }
        if (isAny(causes, UnsupportedSaslMechanismException.class)) {
            return "set kafka.sasl.mechanism to one that the broker has";
        }
        if (isAny(causes, SaslAuthenticationException.class)) {
            return "check user and password, or the token, in kafka.sasl.jaas.config or kafka.sasl.oauthbearer.*";
        }
        if (isAny(causes, AuthorizationException.class)) {
            return "give the user the right, as ops/topics-and-acls.md has it";
        }
        if (isAny(causes, ConfigException.class) && reason(causes).contains(ALLOWED_URLS)) {
            return "allow that URL, which Java alone can be told: TOCSIN_JAVA_OPTS=-D" + ALLOWED_URLS
                    + "=URL, in the image JDK_JAVA_OPTIONS";
        }
        return "check what is set behind kafka.";
    }

    private static String ofTls(String reason) {
        if (reason.contains("Unsupported or unrecognized SSL message")) {
            return "that address does not speak TLS: check kafka.security.protocol and the port";
        }
        if (reason.contains("alternative")) {
            return "the certificate names another host: ask under a name that is in it";
        }
        return "where the broker asks for a certificate give one that it trusts: kafka.ssl.keystore.location";
    }

    private static boolean isAny(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }
}

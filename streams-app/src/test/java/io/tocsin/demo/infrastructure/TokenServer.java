package io.tocsin.demo.infrastructure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * What issues tokens (OAuth 2.0, client credentials): whoever knows the secret gets a JWT in the name that it comes under, signed with RS256. Thread-safe.
 */
public final class TokenServer implements AutoCloseable {
    static final String AUDIENCE = "kafka";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final long LIFE_SECONDS = 3_600;

    private final KeyPair keys;
    private final String secret;
    private final HttpServer server;

    /** Listens on any free port. */
    public TokenServer(String secret) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        this.keys = generator.generateKeyPair();
        this.secret = secret;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> answer(exchange, 200, keySet()));
        server.createContext("/token", this::token);
        server.start();
    }

    /** Of its public keys. */
    public String keysUrl() {
        return url("/keys");
    }

    /** Where tokens are to be had. */
    public String tokenUrl() {
        return url("/token");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void token(HttpExchange exchange) throws IOException {
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String[] client = new String(
                        Base64.getDecoder().decode(authorization.replace("Basic ", "")), StandardCharsets.UTF_8)
                .split(":", 2);
        if (!client[1].equals(secret)) {
            answer(exchange, 401, "{\"error\":\"invalid_client\",\"error_description\":\"who is that?\"}");
            return;
        }
        try {
            answer(
                    exchange,
                    200,
                    "{\"access_token\":\"" + signed(client[0]) + "\",\"token_type\":\"Bearer\",\"expires_in\":"
                            + LIFE_SECONDS + "}");
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private String signed(String subject) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String claims = "{\"sub\":\"" + subject + "\",\"aud\":\"" + AUDIENCE + "\",\"scope\":\"kafka\",\"iat\":" + now
                + ",\"exp\":" + (now + LIFE_SECONDS) + "}";
        String text = base64("{\"alg\":\"RS256\",\"kid\":\"one\",\"typ\":\"JWT\"}") + "." + base64(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + BASE64.encodeToString(signature.sign());
    }

    private String keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"one\",\"use\":\"sig\",\"alg\":\"RS256\",\"n\":\""
                + number(key.getModulus()) + "\",\"e\":\"" + number(key.getPublicExponent()) + "\"}]}";
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

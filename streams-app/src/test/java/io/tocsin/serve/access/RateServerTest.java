package io.tocsin.serve.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateServerTest {
    @Test
    void shouldAnswerNoMoreQuestionsOfOneCallerThanAreSetButTakeEverythingElse() throws Exception {
        Map<String, String> settings = Map.of("serve.rate.requests.per.second", "1", "serve.rate.burst", "3");
        try (AccessFixture server = new AccessFixture(settings)) {
            int answered = 0;
            HttpResponse<String> last = server.get("/api/v1/me");
            while (last.statusCode() == 200) {
                answered++;
                last = server.get("/api/v1/me");
            }
            assertThat(answered).isBetween(3, 10);
            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(last.headers().firstValue("Retry-After")).contains("1");
            assertThat(last.headers().firstValue("Content-Type")).contains("application/problem+json");
            for (String path : new String[] {"/push", "/live", "/look", "/"}) {
                assertThat(server.get(path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }
}

package io.tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestQueueTest {
    private final Randomness randomness = new Randomness(1);
    private final RequestQueue queue = new RequestQueue(10, 3);

    @Test
    void shouldRefuseWhatDoesNotFit() {
        Requests arrivals = requests(8, 4);
        queue.offer(0, arrivals, randomness);
        assertThat(queue.depth()).isEqualTo(10);
        assertThat(arrivals.total()).isEqualTo(2);
    }

    @Test
    void shouldServeTheLongestWaitingFirstAndTellItsWait() {
        queue.expire(0, new Requests());
        queue.offer(0, requests(2, 0), randomness);
        queue.offer(1, requests(0, 3), randomness);
        Requests admitted = new Requests();
        long waitedSteps = queue.poll(2, 4, admitted, randomness);
        assertThat(admitted.browse).isEqualTo(2);
        assertThat(admitted.orders).isEqualTo(2);
        assertThat(waitedSteps).isEqualTo(2 * 2 + 2 * 1);
        assertThat(queue.depth()).isEqualTo(1);
    }

    @Test
    void shouldDropWhatWaitedTooLong() {
        queue.expire(5, new Requests());
        queue.offer(5, requests(2, 1), randomness);
        queue.offer(6, requests(1, 0), randomness);
        Requests expired = new Requests();
        queue.expire(7, expired);
        assertThat(expired.total()).isZero();
        queue.expire(8, expired);
        assertThat(expired.total()).isEqualTo(3);
        assertThat(queue.depth()).isEqualTo(1);
    }

    private static Requests requests(int browse, int orders) {
        Requests requests = new Requests();
        requests.set(browse, orders);
        return requests;
    }
}

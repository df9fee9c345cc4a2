package io.tocsin.serve.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void shouldLetABurstThroughAndThenSoManyASecond() {
        TokenBuckets buckets = new TokenBuckets(2, 3, nanos::get);
        assertThat(taken(buckets, "ann", 5)).isEqualTo(3);
        assertThat(taken(buckets, "bob", 1)).isEqualTo(1);
        nanos.addAndGet(1_000_000_000L);
        assertThat(taken(buckets, "ann", 5)).isEqualTo(2);
        nanos.addAndGet(100_000_000_000L);
        assertThat(taken(buckets, "ann", 5)).isEqualTo(3);
        assertThat(buckets.retryAfterSeconds()).isEqualTo(1);
        assertThat(new TokenBuckets(0.2, 1, nanos::get).retryAfterSeconds()).isEqualTo(5);
    }

    @Test
    void shouldForgetThoseNotSeenForLongestWhenThereAreMany() {
        TokenBuckets buckets = new TokenBuckets(1, 1, nanos::get);
        assertThat(taken(buckets, "first", 2)).isEqualTo(1);
        for (int i = 0; i < TokenBuckets.CALLERS_MAX; i++) {
            buckets.take("caller " + i);
        }
        assertThat(taken(buckets, "first", 2)).isEqualTo(1);
        assertThat(taken(buckets, "caller 9999", 1)).isZero();
    }

    @Test
    void shouldTakeAllAddressesOfOneIpv6NetworkAsOne() throws Exception {
        RemoteAddress first = RemoteAddress.of(InetAddress.getByName("2001:db8:1:2::1"));
        RemoteAddress second = RemoteAddress.of(InetAddress.getByName("2001:db8:1:2:ffff::2"));
        RemoteAddress other = RemoteAddress.of(InetAddress.getByName("2001:db8:1:3::1"));
        assertThat(first.network()).isEqualTo(second.network()).isNotEqualTo(other.network());
        assertThat(RemoteAddress.of(InetAddress.getByName("10.0.0.1")).network())
                .isEqualTo("10.0.0.1");
    }

    private static int taken(TokenBuckets buckets, String caller, int asked) {
        int taken = 0;
        for (int i = 0; i < asked; i++) {
            taken += buckets.take(caller) ? 1 : 0;
        }
        return taken;
    }
}

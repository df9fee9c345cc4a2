package io.tocsin.rollout;

import io.tocsin.schemas.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a deployment needs which version for. Stateless, thread-safe. */
final class VersionUse {
    private VersionUse() {}

    /** The versions without which it takes no effect. */
    static List<String> judging(Deployment deployment) {
        return Stream.of(deployment.getChampion(), deployment.getCanary(), deployment.getShadow())
                .filter(version -> version != null)
                .toList();
    }

    /** The places in which {@code deployment} names {@code version}; empty when it does not. */
    static List<String> of(Deployment deployment, String version) {
        List<String> uses = new ArrayList<>();
        if (version.equals(deployment.getChampion())) {
            uses.add("champion");
        }
        if (version.equals(deployment.getCanary())) {
            uses.add("canary");
        }
        if (version.equals(deployment.getShadow())) {
            uses.add("shadow");
        }
        if (version.equals(deployment.getPrevious())) {
            uses.add("previous");
        }
        return uses;
    }
}

package io.tocsin.rollout;

import io.tocsin.schemas.Deployment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The deployments that may follow a deployment. Writes nothing: {@link DeploymentWriter} does.
 *
 * <p>Each method returns the deployment as it was when there is nothing to change, and throws {@link RolloutRefusedException} when the change is
 * not sound. A pinned model refuses another champion and a canary, unless {@link #evenIfPinned} allows them.
 *
 * <p>Thread-safe.
 */
public final class DeploymentChange {
    private final String model;
    private final @Nullable Deployment current;
    private final ChangeNote note;
    private final boolean evenIfPinned;

    /**
     * On top of {@code current}.
     *
     * @param current null when no version of the model was ever deployed
     */
    public DeploymentChange(String model, @Nullable Deployment current, ChangeNote note) {
        this(model, current, note, false);
    }

    private DeploymentChange(String model, @Nullable Deployment current, ChangeNote note, boolean evenIfPinned) {
        this.model = model;
        this.current = current;
        this.note = note;
        this.evenIfPinned = evenIfPinned;
    }

    /** The same changes; those of a pinned model are not refused when {@code allowed}. */
    public DeploymentChange evenIfPinned(boolean allowed) {
        return new DeploymentChange(model, current, note, allowed);
    }

    /**
     * Makes {@code version} the champion; it is no challenger any longer, and the champion that it relieves is what a rollback goes back to. A
     * champion that is promoted once more keeps the one before it.
     *
     * @param selector empty: as it was, or all entities
     * @param activateAt empty: at once
     */
    public Deployment promote(String version, Optional<String> selector, Optional<Instant> activateAt) {
        requireUnpinned();
        Deployment.Builder next = current == null
                ? Deployment.newBuilder().setModel(model).setSelector("*")
                : Deployment.newBuilder(current);
        if (current != null && !current.getChampion().equals(version)) {
            next.setPrevious(current.getChampion());
        }
        selector.ifPresent(next::setSelector);
        next.setActivateAt(
                activateAt.map(time -> time.truncatedTo(ChronoUnit.MILLIS)).orElse(null));
        return signed(champion(next, version));
    }

    /**
     * Makes the champion before this one the champion, at once. Nothing is left to go back to afterwards: the version that was rolled back from is
     * not what a second rollback should bring back.
     */
    public Deployment rollback() {
        Deployment deployed = requireDeployed();
        requireUnpinned();
        String previous = deployed.getPrevious();
        if (previous == null) {
            throw new RolloutRefusedException("no champion to go back to: model=" + model + " champion="
                    + deployed.getChampion() + "; choose one: tocsin models promote " + model + "/VERSION");
        }
        Deployment.Builder next =
                Deployment.newBuilder(deployed).setPrevious(null).setActivateAt(null);
        return signed(champion(next, previous));
    }

    /** Lets {@code version} judge every tick beside the champion, in place of any other shadow. */
    public Deployment shadow(String version) {
        Deployment deployed = requireChallenger(version);
        return version.equals(deployed.getShadow())
                ? deployed
                : signed(Deployment.newBuilder(deployed).setShadow(version));
    }

    public Deployment withoutShadow() {
        Deployment deployed = requireDeployed();
        return deployed.getShadow() == null
                ? deployed
                : signed(Deployment.newBuilder(deployed).setShadow(null));
    }

    /**
     * Lets {@code version} judge some of the entities in the champion's place, in place of any other canary.
     *
     * @param percent of the entities, 1 to 100
     */
    public Deployment canary(String version, int percent) {
        if (percent < 1 || percent > 100) {
            throw new RolloutRefusedException("must be 1 to 100: percent=" + percent);
        }
        Deployment deployed = requireChallenger(version);
        requireUnpinned();
        return version.equals(deployed.getCanary()) && percent == deployed.getCanaryPercent()
                ? deployed
                : signed(Deployment.newBuilder(deployed).setCanary(version).setCanaryPercent(percent));
    }

    /** Gives the canary's entities back to the champion; that is what a pin wants, so a pinned model does not refuse it. */
    public Deployment withoutCanary() {
        Deployment deployed = requireDeployed();
        return deployed.getCanary() == null
                ? deployed
                : signed(Deployment.newBuilder(deployed).setCanary(null).setCanaryPercent(0));
    }

    /** Lets only people change the champion, or everybody again. */
    public Deployment pinned(boolean pinned) {
        Deployment deployed = requireDeployed();
        return deployed.getPinned() == pinned
                ? deployed
                : signed(Deployment.newBuilder(deployed).setPinned(pinned));
    }

    /** Stops what a pin forbids. */
    public void requireUnpinned() {
        if (current != null && current.getPinned() && !evenIfPinned) {
            throw new RolloutRefusedException("model is pinned: model=" + model + " champion=" + current.getChampion()
                    + (current.getReason().isEmpty() ? "" : " reason=" + current.getReason())
                    + "; unpin it: tocsin models unpin " + model + ", or change it with --even-if-pinned");
        }
    }

    private Deployment requireDeployed() {
        if (current == null) {
            throw new RolloutRefusedException("no version of the model is deployed: model=" + model
                    + "; make one the champion: tocsin models promote " + model + "/VERSION");
        }
        return current;
    }

    private Deployment requireChallenger(String version) {
        Deployment deployed = requireDeployed();
        if (version.equals(deployed.getChampion())) {
            throw new RolloutRefusedException(
                    "version is the champion, it cannot challenge itself: model=" + model + " champion=" + version);
        }
        return deployed;
    }

    private static Deployment.Builder champion(Deployment.Builder next, String version) {
        next.setChampion(version);
        if (version.equals(next.getShadow())) {
            next.setShadow(null);
        }
        if (version.equals(next.getCanary())) {
            next.setCanary(null).setCanaryPercent(0);
        }
        return next;
    }

    private Deployment signed(Deployment.Builder next) {
        return next.setUpdatedAt(note.at())
                .setReason(note.reason())
                .setChangedBy(note.by())
                .build();
    }
}

package io.tocsin.jcstress;

import io.tocsin.registry.ModelRegistry;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Once a stream thread judged by the new image, no later tick of it is judged by the old one. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Both ticks before the swap.")
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "Swapped between the ticks.")
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "Both ticks after the swap.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Back to the old image.")
@State
public class NeverBack {
    private final ModelRegistry registry = new ModelRegistry();

    /** The old image is in force. */
    public NeverBack() {
        registry.publish(Images.make(1));
    }

    /** The loader. */
    @Actor
    public void swap() {
        registry.publish(Images.make(2));
    }

    /** Two ticks on a stream thread. */
    @Actor
    public void judgeTwice(II_Result seen) {
        seen.r1 = Images.number(registry.current());
        seen.r2 = Images.number(registry.current());
    }
}

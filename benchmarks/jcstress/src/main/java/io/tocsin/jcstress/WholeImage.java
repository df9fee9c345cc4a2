package io.tocsin.jcstress;

import io.tocsin.registry.ModelImage;
import io.tocsin.registry.ModelRegistry;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A tick that reads the image once finds all parts of one image in it, old or new, and stays with it however often it asks. */
@JCStressTest
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "The old image, whole.")
@Outcome(id = "2, 2, 2", expect = Expect.ACCEPTABLE, desc = "The new image, whole.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Parts of two images in one tick.")
@State
public class WholeImage {
    private final ModelRegistry registry = new ModelRegistry();

    /** The old image is in force. */
    public WholeImage() {
        registry.publish(Images.make(1));
    }

    /** The loader. */
    @Actor
    public void swap() {
        registry.publish(Images.make(2));
    }

    /** One tick on a stream thread. */
    @Actor
    public void judge(III_Result seen) {
        ModelImage image = registry.current();
        seen.r1 = (int) image.offset();
        seen.r2 = Images.number(image);
        seen.r3 = Images.number(image);
    }
}

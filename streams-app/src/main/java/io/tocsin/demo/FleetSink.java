package io.tocsin.demo;

import io.tocsin.schemas.Label;
import io.tocsin.schemas.Sample;

/** Where the simulation's samples and labels go. */
interface FleetSink {
    void publish(Sample sample);

    void publish(Label label);

    /** Returns when all that was published is stored. */
    void flush();
}

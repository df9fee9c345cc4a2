package io.tocsin.alert;

import io.tocsin.binary.BinarySerdeContract;
import java.util.List;

class ThresholdsSerdeTest extends BinarySerdeContract<Thresholds> {
    ThresholdsSerdeTest() {
        super(new ThresholdsSerde(), new Thresholds(1.2, 0.8, List.of("FALSE_ALARM|ANOMALY|x", "ü")), Thresholds.USUAL);
    }
}

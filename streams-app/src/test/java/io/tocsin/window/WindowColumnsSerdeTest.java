package io.tocsin.window;

import io.tocsin.binary.BinarySerdeContract;
import java.util.List;

class WindowColumnsSerdeTest extends BinarySerdeContract<WindowColumns> {
    WindowColumnsSerdeTest() {
        super(new WindowColumns.Serde(), new WindowColumns(List.of("memory", "cpu", "größe")), WindowColumns.NONE);
    }
}

package io.tocsin.binary;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What happens to a version that finds stored state of the next one. Stateless, thread-safe. */
public final class StateOfALaterVersion {
    private StateOfALaterVersion() {}

    /** As a store's deserializer throws it. */
    public static UnreadableStateException unreadable() {
        return catchThrowableOfType(
                UnreadableStateException.class,
                () -> new FormatOne().deserializer().deserialize("store", new byte[] {2}));
    }

    private static final class FormatOne extends BinarySerde<String> {
        FormatOne() {
            super(1);
        }

        @Override
        protected void write(String value, DataOutputStream out) throws IOException {
            out.writeUTF(value);
        }

        @Override
        protected String read(DataInputStream in) throws IOException {
            return in.readUTF();
        }
    }
}

package io.tocsin.engine.features;

/** What is done to a raw value before it is scaled. Thread-safe. */
public enum Transform {
    /** The value itself. */
    IDENTITY(0) {
        @Override
        public float apply(float raw) {
            return raw;
        }

        @Override
        public float invert(float transformed) {
            return transformed;
        }
    },
    /** {@code sign(v) · ln(1 + |v|)}: for rates, bytes and queues, whose size spans decades and whose changes matter as a ratio. */
    SIGNED_LOG(1) {
        @Override
        public float apply(float raw) {
            return (float) Math.copySign(Math.log1p(Math.abs((double) raw)), raw);
        }

        @Override
        public float invert(float transformed) {
            return (float) Math.copySign(Math.expm1(Math.abs((double) transformed)), transformed);
        }
    };

    private final int code;

    Transform(int code) {
        this.code = code;
    }

    /** What stands for it in an artifact; never given to another. */
    public int code() {
        return code;
    }

    /**
     * The transform with {@code code}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Transform of(int code) {
        for (Transform transform : values()) {
            if (transform.code == code) {
                return transform;
            }
        }
        throw new IllegalArgumentException("unknown transform: code=" + code);
    }

    public abstract float apply(float raw);

    public abstract float invert(float transformed);
}

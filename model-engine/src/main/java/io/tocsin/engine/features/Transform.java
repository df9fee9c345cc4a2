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
    },
    /** How near an announced event is: {@code 12 / (12 + ticks)}, 1 from its begin on, 0 while nothing is announced. */
    NEARNESS(2) {
        @Override
        public float apply(float raw) {
            return Float.isNaN(raw) ? 0f : HALF_NEAR_TICKS / (HALF_NEAR_TICKS + Math.max(0f, raw));
        }

        @Override
        public float invert(float transformed) {
            return HALF_NEAR_TICKS / Math.max(LEAST_NEARNESS, transformed) - HALF_NEAR_TICKS;
        }

        @Override
        public boolean isContext() {
            return true;
        }
    },
    /** {@code ln(v)} of a multiple of the normal load, between 0 and ln 20; 0 while nothing is announced. */
    LOAD_MULTIPLE(3) {
        @Override
        public float apply(float raw) {
            // What is said beyond that is taken for a guess gone wrong.
            return Float.isNaN(raw) ? 0f : (float) Math.log(Math.max(1f, Math.min(MAX_MULTIPLE, raw)));
        }

        @Override
        public float invert(float transformed) {
            return (float) Math.exp(transformed);
        }

        @Override
        public boolean isContext() {
            return true;
        }
    };

    private static final float HALF_NEAR_TICKS = 12f;
    private static final float LEAST_NEARNESS = 1e-3f;
    private static final float MAX_MULTIPLE = 20f;

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

    /** To what is scaled; NaN, a missing value, stays NaN unless this is a {@linkplain #isContext context}. */
    public abstract float apply(float raw);

    public abstract float invert(float transformed);

    /**
     * Whether it is for what people say of the time to come, not for a measurement: an input of the network that is never missing, never forecast
     * and never scored.
     */
    public boolean isContext() {
        return false;
    }
}

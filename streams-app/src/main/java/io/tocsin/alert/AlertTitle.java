package io.tocsin.alert;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;

/** An incident in one line: {@code shop/berlin is likely to fail within 5 min}. Stateless, thread-safe. */
public final class AlertTitle {
    private static final int MINUTE = 60;

    private AlertTitle() {}

    /** With the horizon that the incident tells now. */
    public static String of(Alert alert) {
        return of(alert, within(alert));
    }

    /**
     * The same.
     *
     * @param within of a failure: its horizon, such as {@code " within 5 min"}; begins with a blank or is empty
     */
    public static String of(Alert alert, String within) {
        boolean over = alert.getState() == AlertState.RESOLVED;
        String is = over ? " was " : " is ";
        return alert.getEntity()
                + switch (alert.getKind()) {
                    case FAILURE -> is + "likely to fail" + within;
                    case ANOMALY -> is + "not as forecast";
                    case LIMIT -> is + "beyond a limit";
                    case BLIND -> over ? " was blind" : " is blind: no alert can come";
                    case NO_DATA -> over ? " was silent" : " is silent: nothing comes any more";
                };
    }

    private static String within(Alert alert) {
        Integer seconds = alert.getHorizonSeconds();
        if (seconds == null) {
            return "";
        }
        return " within " + (seconds % MINUTE == 0 ? seconds / MINUTE + " min" : seconds + " s");
    }
}

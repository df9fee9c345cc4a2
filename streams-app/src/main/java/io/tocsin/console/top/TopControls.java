package io.tocsin.console.top;

import io.tocsin.fleet.FleetOrder;
import io.tocsin.fleet.FleetQuery;
import io.tocsin.schemas.AlertKind;
import io.tocsin.selector.Selector;
import java.util.Optional;

/**
 * What the viewer asked for, key by key. Thread-safe: immutable.
 *
 * @param text only entities whose name holds it
 * @param typing whether the next characters belong to the text
 * @param offset entities scrolled past, at least 0
 * @param over whether the viewer wants to leave
 */
record TopControls(
        Selector selector,
        Optional<AlertKind> kind,
        FleetOrder order,
        String text,
        boolean typing,
        int offset,
        boolean over) {
    static TopControls start(Selector selector, Optional<AlertKind> kind) {
        return new TopControls(selector, kind, FleetOrder.WHAT_MATTERS, "", false, 0, false);
    }

    FleetQuery query(int limit) {
        return new FleetQuery(selector, kind, Optional.empty(), text, order, offset, limit);
    }

    /** At another place. */
    TopControls at(int newOffset) {
        return new TopControls(selector, kind, order, text, typing, Math.max(0, newOffset), over);
    }

    /**
     * After a key.
     *
     * @param page entities on a page
     * @param matching entities that can be scrolled through
     */
    TopControls after(Key key, int page, int matching) {
        return switch (key.kind()) {
            case CHARACTER -> typing ? filter(text + key.character(), true) : command(key.character());
            case UP -> at(offset - 1);
            case DOWN -> at(Math.min(offset + 1, Math.max(0, matching - page)));
            case PAGE_UP -> at(offset - page);
            case PAGE_DOWN -> at(Math.min(offset + page, Math.max(0, matching - page)));
            case HOME -> at(0);
            case END -> at(matching - page);
            case ENTER -> filter(text, false);
            case ESCAPE -> filter("", false);
            case BACKSPACE ->
                typing ? filter(text.isEmpty() ? text : text.substring(0, text.length() - 1), true) : this;
        };
    }

    private TopControls command(char character) {
        return switch (character) {
            case 'q', 'Q' -> new TopControls(selector, kind, order, text, false, offset, true);
            case 's', 'S' -> new TopControls(selector, kind, order.next(), text, false, 0, over);
            case '/' -> filter("", true);
            case 'k' -> at(offset - 1);
            case 'j' -> at(offset + 1);
            default -> this;
        };
    }

    private TopControls filter(String newText, boolean stillTyping) {
        int newOffset = newText.equals(text) ? offset : 0;
        return new TopControls(selector, kind, order, newText, stillTyping, newOffset, over);
    }
}

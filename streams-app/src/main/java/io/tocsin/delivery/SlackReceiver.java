package io.tocsin.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An incoming webhook as Slack has it: blocks, and a text for what shows none.
 *
 * <p>Thread-safe.
 */
final class SlackReceiver implements Receiver {
    /** What Slack takes, or it refuses the whole message. */
    private static final int HEADER_CHARS_MAX = 150;

    private static final int SECTION_CHARS_MAX = 3000;

    private final URI address;
    private final Wording wording;
    private final Links links;

    SlackReceiver(String url, Wording wording, Links links) {
        this.address = URI.create(url);
        this.wording = wording;
        this.links = links;
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public boolean wantsEverything() {
        return false;
    }

    @Override
    public HttpMessage message(Notice notice) {
        String title = wording.title(notice);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("text", escaped(title));
        ArrayNode blocks = json.putArray("blocks");
        blocks.addObject()
                .put("type", "header")
                .putObject("text")
                .put("type", "plain_text")
                .put("text", cut(title, HEADER_CHARS_MAX));
        section(blocks, cut(escaped(String.join("\n", wording.lines(notice))), SECTION_CHARS_MAX));
        List<String> shown = new ArrayList<>();
        links.page(notice).ifPresent(url -> shown.add("<" + escaped(url) + "|Look at it>"));
        links.runbook(notice).ifPresent(url -> shown.add("<" + escaped(url) + "|Runbook>"));
        if (!shown.isEmpty()) {
            section(blocks, String.join("  ", shown));
        }
        return new HttpMessage(address, Map.of(), json.toString());
    }

    private static void section(ArrayNode blocks, String text) {
        blocks.addObject()
                .put("type", "section")
                .putObject("text")
                .put("type", "mrkdwn")
                .put("text", text);
    }

    /** The three characters that mean something to Slack: an entity must not be able to call @channel. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String cut(String text, int charsMax) {
        return text.length() <= charsMax ? text : text.substring(0, charsMax - 1) + "…";
    }
}

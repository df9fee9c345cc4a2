import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of a schema registry as the training run of the image needs: it takes every schema and gives it back by its id. In memory, for one run.
 *
 * <p>Run from its source while the image is built: {@code java -cp 'lib/*' TrainingRegistry.java PORT}.
 */
final class TrainingRegistry {
    private static final Pattern BY_ID = Pattern.compile("/schemas/ids/(\\d+)");

    private final ObjectMapper json = new ObjectMapper();
    private final List<String> schemas = new ArrayList<>();

    public static void main(String[] arguments) throws IOException {
        TrainingRegistry registry = new TrainingRegistry();
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
        server.createContext("/", registry::answer);
        server.start();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher byId = BY_ID.matcher(path);
        if (byId.matches()) {
            send(exchange, Map.of("schema", schemas.get(Integer.parseInt(byId.group(1)) - 1)));
        } else if (exchange.getRequestMethod().equals("POST")) {
            String schema = json.readTree(exchange.getRequestBody()).path("schema").asText();
            send(exchange, Map.of("id", idOf(schema), "version", 1, "subject", path.split("/")[2], "schema", schema));
        } else {
            send(exchange, List.of());
        }
    }

    private int idOf(String schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema) + 1;
    }

    private void send(HttpExchange exchange, Object body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}

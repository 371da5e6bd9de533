package luoshu.data.gateway.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import luoshu.data.gateway.OperationParameter;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the operations of an OpenAPI 3 document, JSON or YAML (of which JSON is a part). References are followed inside the document only. */
final class OpenApiDocument {

    static final int LARGEST = 2_000_000;
    private static final int MOST_OPERATIONS = 500;
    private static final int DEEPEST = 12;
    private static final int MOST_NODES = 200_000;
    private static final Set<String> METHODS = Set.of("get", "post");
    private static final JsonMapper JSON = JsonMapper.shared();

    /** {@code digest}: of everything the document says of it, references followed. */
    record Told(String method, String path, String summary, List<OperationParameter> parameters, String digest) {

        String key() {
            return method + " " + path;
        }
    }

    private final Map<?, ?> root;
    private int nodes;

    private OpenApiDocument(Map<?, ?> root) {
        this.root = root;
    }

    /** @throws IllegalArgumentException in words, if it is none */
    static List<Told> read(byte[] document) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setMaxAliasesForCollections(50);
        options.setNestingDepthLimit(100);
        try {
            Object read = new Yaml(new SafeConstructor(options)).load(new String(document, StandardCharsets.UTF_8));
            if (!(read instanceof Map<?, ?> root) || !String.valueOf(root.get("openapi")).startsWith("3.") || !(root.get("paths") instanceof Map<?, ?> paths)) {
                throw new IllegalArgumentException("not an OpenAPI 3 document");
            }
            return new OpenApiDocument(root).operations(paths);
        } catch (YAMLException | StackOverflowError | ClassCastException wrong) {
            throw new IllegalArgumentException("neither JSON nor YAML that can be read");
        }
    }

    private List<Told> operations(Map<?, ?> paths) {
        List<Told> told = new ArrayList<>();
        paths.forEach((path, item) -> {
            if (item instanceof Map<?, ?> one && String.valueOf(path).matches("/[A-Za-z0-9._~{}/-]{0,300}") && !String.valueOf(path).contains("..")) {
                METHODS.stream().sorted().forEach(method -> {
                    if (one.get(method) instanceof Map<?, ?> operation) {
                        told.add(told(method, String.valueOf(path), one, operation));
                    }
                });
            }
        });
        if (told.size() > MOST_OPERATIONS) {
            throw new IllegalArgumentException("more than " + MOST_OPERATIONS + " operations");
        }
        return told;
    }

    private Told told(String method, String path, Map<?, ?> item, Map<?, ?> operation) {
        Map<String, OperationParameter> parameters = new LinkedHashMap<>();
        for (Object list : Arrays.asList(item.get("parameters"), operation.get("parameters"))) {
            if (list instanceof List<?> some) {
                some.forEach(one -> parameter(one, parameters));
            }
        }
        String summary = operation.get("summary") instanceof String said ? said : String.valueOf(operation.get("operationId") == null ? "" : operation.get("operationId"));
        byte[] whole = JSON.writeValueAsBytes(expanded(Arrays.asList(operation, item.get("parameters")), 0));
        return new Told(method.toUpperCase(Locale.ROOT), path, summary.strip().replaceAll("\\p{Cntrl}", " ").substring(0, Math.min(200, summary.strip().length())), List.copyOf(parameters.values()),
                HexFormat.of().formatHex(Sm3.digest(whole)));
    }

    private void parameter(Object one, Map<String, OperationParameter> parameters) {
        if (followed(one) instanceof Map<?, ?> parameter && parameter.get("name") instanceof String name && parameter.get("in") instanceof String in && Set.of("path", "query").contains(in)
                && name.length() <= 100) {
            parameters.put(in + " " + name, new OperationParameter(name, in, Boolean.TRUE.equals(parameter.get("required")) || in.equals("path")));
        }
    }

    private @Nullable Object followed(@Nullable Object node) {
        if (!(node instanceof Map<?, ?> map) || !(map.get("$ref") instanceof String reference)) {
            return node;
        }
        Object found = reference.startsWith("#/") ? root : null;
        for (String step : reference.startsWith("#/") ? reference.substring(2).split("/") : new String[0]) {
            found = found instanceof Map<?, ?> inside ? inside.get(step.replace("~1", "/").replace("~0", "~")) : null;
        }
        return found;
    }

    private @Nullable Object expanded(@Nullable Object node, int depth) {
        if (++nodes > MOST_NODES) {
            throw new IllegalArgumentException("too many references");
        }
        if (depth > DEEPEST) {
            return null;
        }
        Object here = followed(node);
        return switch (here) {
            case Map<?, ?> map -> {
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((key, value) -> {
                    Object inside = expanded(value, depth + 1);
                    if (inside != null) {
                        sorted.put(String.valueOf(key), inside);
                    }
                });
                yield sorted;
            }
            case List<?> list -> {
                List<Object> all = new ArrayList<>();
                list.forEach(one -> all.add(String.valueOf(JSON.writeValueAsString(expanded(one, depth + 1)))));
                yield all;
            }
            case null -> null;
            default -> String.valueOf(here);
        };
    }
}

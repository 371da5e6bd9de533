package luoshu.data.sources.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** Files of {@code packages/data}. What is wrong in one keeps the server from starting. */
final class SourceContent {

    private SourceContent() {
    }

    static JsonNode read(String name, Shapes.Shape shape) {
        String file = "packages/data/" + name;
        List<Finding> findings = new ArrayList<>();
        try {
            return YamlSource.read(file, new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8), findings).flatMap(root -> Shapes.read(file, root, shape, findings)).map(Document::tree)
                    .orElseThrow(() -> new IllegalStateException(findings.toString()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static List<String> words(JsonNode array) {
        return list(array).stream().map(JsonNode::asString).toList();
    }
}

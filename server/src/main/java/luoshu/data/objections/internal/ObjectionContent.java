package luoshu.data.objections.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import luoshu.kernel.calendar.Limit;
import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code packages/data/objections.yaml}. What is wrong in it keeps the server from starting. */
@Component
class ObjectionContent {

    private static final String FILE = "packages/data/objections.yaml";
    private static final Shapes.Shape LIMIT = Shapes.object().required("days", Shapes.integer(1, 200)).required("basis", Shapes.text(300));
    private static final Shapes.Shape SHAPE = Shapes.object().required("format", Shapes.oneOf("luoshu/data-objections/1"))
            .required("limits", Shapes.object().required("verify", LIMIT).required("copies", LIMIT));
    private final Limit verify;
    private final Limit copies;

    ObjectionContent() {
        JsonNode limits = read().get("limits");
        verify = limit(limits.get("verify"));
        copies = limit(limits.get("copies"));
    }

    private static Limit limit(JsonNode one) {
        return Limit.workingDays(one.get("days").asInt(), one.get("basis").asString());
    }

    private static JsonNode read() {
        List<Finding> findings = new ArrayList<>();
        try {
            return YamlSource.read(FILE, new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8), findings).flatMap(root -> Shapes.read(FILE, root, SHAPE, findings)).map(Document::tree)
                    .orElseThrow(() -> new IllegalStateException(findings.toString()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** From the day the objection is raised. */
    Limit verify() {
        return verify;
    }

    /** From the day the correction is declared. */
    Limit copies() {
        return copies;
    }
}

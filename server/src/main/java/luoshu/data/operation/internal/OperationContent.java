package luoshu.data.operation.internal;

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

/** {@code packages/data/operation.yaml}. What is wrong in it keeps the server from starting. */
@Component
class OperationContent {

    private static final String FILE = "packages/data/operation.yaml";
    private static final Shapes.Shape DAYS = Shapes.object().required("days", Shapes.integer(1, 366)).required("basis", Shapes.text(300));
    private static final Shapes.Shape SHAPE = Shapes.object().required("format", Shapes.oneOf("luoshu/data-operation/1"))
            .required("longest", Shapes.object().required("years", Shapes.integer(1, 30)).required("basis", Shapes.text(300)))
            .required("disputes", Shapes.object().required("raise", DAYS).required("answer", DAYS));
    private final int longest;
    private final Limit raise;
    private final Limit answer;

    OperationContent() {
        JsonNode content = read();
        JsonNode disputes = content.get("disputes");
        longest = content.get("longest").get("years").asInt();
        raise = Limit.naturalDays(disputes.get("raise").get("days").asInt(), disputes.get("raise").get("basis").asString());
        answer = Limit.workingDays(disputes.get("answer").get("days").asInt(), disputes.get("answer").get("basis").asString());
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

    /** Years. */
    int longest() {
        return longest;
    }

    /** From the metered day, or the day the statement was issued. */
    Limit raise() {
        return raise;
    }

    /** From the day the dispute was recorded. */
    Limit answer() {
        return answer;
    }
}

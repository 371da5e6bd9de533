package luoshu.data.quality.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import luoshu.data.quality.RuleSeverity;
import luoshu.kernel.calendar.Limit;
import luoshu.kernel.calendar.LimitUnit;
import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code packages/data/quality.yaml}. What is wrong in it keeps the server from starting. */
@Component
class TicketContent {

    private static final String FILE = "packages/data/quality.yaml";
    private static final Shapes.Shape LIMIT = Shapes.object().required("days", Shapes.integer(1, 200)).required("basis", Shapes.text(300));
    private static final Shapes.Shape SHAPE = Shapes.object().required("format", Shapes.oneOf("luoshu/data-quality/1"))
            .required("tickets", Shapes.object().required("from", Shapes.oneOf("serious", "ordinary", "hint"))
                    .required("limits", Shapes.object().required("serious", LIMIT).required("ordinary", LIMIT).required("hint", LIMIT)));

    private final RuleSeverity from;
    private final Map<RuleSeverity, Limit> limits = new EnumMap<>(RuleSeverity.class);

    TicketContent() {
        JsonNode tickets = read().get("tickets");
        from = RuleSeverity.valueOf(tickets.get("from").asString().toUpperCase(Locale.ROOT));
        for (RuleSeverity severity : RuleSeverity.values()) {
            JsonNode limit = tickets.get("limits").get(severity.name().toLowerCase(Locale.ROOT));
            limits.put(severity, new Limit(limit.get("days").asInt(), LimitUnit.WORKING_DAY, limit.get("basis").asString()));
        }
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

    /** Whether what breaks a rule of this severity becomes a ticket. */
    boolean opens(RuleSeverity severity) {
        return severity.compareTo(from) <= 0;
    }

    /** In working days, with its basis. */
    Limit limit(RuleSeverity severity) {
        return limits.get(severity);
    }
}

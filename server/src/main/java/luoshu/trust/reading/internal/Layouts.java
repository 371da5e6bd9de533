package luoshu.trust.reading.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import luoshu.kernel.texts.Text;
import luoshu.trust.reading.FieldKind;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The layouts of {@code packages/readings}. One with a fault stops the start. */
@Component
class Layouts {

    private static final Shapes.Shape NAME = Shapes.pattern("[a-z][A-Za-z]{1,39}", "字段名，如 legalRepresentative");
    private static final Shapes.Shape SHAPE = Shapes.object().required("format", Shapes.oneOf("luoshu/reading/1")).required("code", Shapes.pattern("[a-z][a-z0-9-]{1,39}", "版面代码，如 id-card-front"))
            .required("title", Shapes.pair(60)).required("basis", Shapes.text(300)).required("signs", Shapes.list(Shapes.text(20), 1, 20)).required("least", Shapes.integer(1, 20))
            .optional("validity", Shapes.object().optional("from", NAME).optional("to", NAME))
            .required("fields", Shapes.list(Shapes.object().required("name", NAME).required("label", Shapes.pair(60)).required("after", Shapes.list(Shapes.text(20), 1, 5))
                    .required("take", Shapes.text(200)).optional("kind", Shapes.oneOf("TEXT", "DATE", "CITIZEN_ID", "CREDIT_CODE")).optional("lines", Shapes.integer(1, 20))
                    .optional("below", Shapes.bool()), 1, 40));

    private final List<Layout> layouts;

    Layouts() {
        this(shipped());
    }

    Layouts(Map<String, String> files) {
        List<Finding> findings = new ArrayList<>();
        List<Layout> read = new ArrayList<>();
        files.forEach((path, text) -> YamlSource.read(path, text, findings).flatMap(root -> Shapes.read(path, root, SHAPE, findings)).ifPresent(document -> read.add(layout(document, findings))));
        if (!findings.isEmpty()) {
            throw new IllegalStateException("packages/readings: " + findings);
        }
        layouts = List.copyOf(read);
    }

    List<Layout> all() {
        return layouts;
    }

    private static Layout layout(Document document, List<Finding> findings) {
        JsonNode tree = document.tree();
        Set<String> names = new HashSet<>();
        List<Layout.Field> fields = new ArrayList<>();
        for (int i = 0; i < tree.path("fields").size(); i++) {
            JsonNode one = tree.path("fields").get(i);
            String name = one.path("name").asString();
            if (!names.add(name)) {
                findings.add(document.blocking("/fields/" + i + "/name", "duplicate", "字段名重复"));
            }
            try {
                fields.add(new Layout.Field(name, Text.of(one.path("label")), FieldKind.valueOf(one.path("kind").asString("TEXT")), strings(one.path("after")),
                        Pattern.compile(one.path("take").asString()), one.path("lines").asInt(1), one.path("below").asBoolean(false)));
            } catch (PatternSyntaxException wrong) {
                findings.add(document.blocking("/fields/" + i + "/take", "pattern", "不是正则表达式：" + wrong.getDescription()));
            }
        }
        JsonNode validity = tree.path("validity");
        for (String end : List.of("from", "to")) {
            if (validity.has(end) && !names.contains(validity.path(end).asString())) {
                findings.add(document.blocking("/validity/" + end, "unknown-field", "没有这个字段"));
            }
        }
        return new Layout(tree.path("code").asString(), Text.of(tree.path("title")), strings(tree.path("signs")), tree.path("least").asInt(),
                validity.isObject() ? new Layout.Validity(validity.path("from").asString(null), validity.path("to").asString(null)) : null, List.copyOf(fields));
    }

    private static List<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static Map<String, String> shipped() {
        Map<String, String> files = new TreeMap<>();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:packages/readings/*.yaml")) {
                files.put(String.valueOf(resource.getFilename()), resource.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return files;
    }
}

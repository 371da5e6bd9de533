package luoshu.data.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** Weights of a kind, from {@code packages/data/matching.yaml}: bits for each field and level, and how many of them decide. What is wrong in the file keeps the server from starting. */
record MatchWeights(double match, double review, List<Certain> certain, Map<MatchField, Map<Agreement, Double>> bits) {

    private static final String FILE = "packages/data/matching.yaml";
    private static final Shapes.Shape FIELD = Shapes.oneOf(Stream.of(MatchField.values()).map(Enum::name).toArray(String[]::new));
    private static final Shapes.Shape LEVEL = Shapes.oneOf(Stream.of(Agreement.values()).map(Enum::name).toArray(String[]::new));
    private static final Shapes.Shape SHARE = Shapes.decimal(0, 1);
    private static final Shapes.Shape SHAPE = Shapes.object().required("format", Shapes.oneOf("luoshu/matching/1")).required("kinds", Shapes.list(Shapes.object()
            .required("kind", Shapes.oneOf(Stream.of(MatchKind.values()).map(Enum::name).toArray(String[]::new))).required("match", Shapes.integer(1, 200)).required("review", Shapes.integer(1, 200))
            .required("certain", Shapes.list(Shapes.object().required("field", FIELD).required("level", LEVEL), 1, 20))
            .required("fields", Shapes.list(Shapes.object().required("field", FIELD).required("levels", Shapes.list(Shapes.object().required("level", LEVEL).required("m", SHARE).required("u", SHARE), 2, 10)), 1, 10)), 2, 2));

    /** Only with one of these may records count as one without anybody looking. */
    record Certain(MatchField field, Agreement level) {
    }

    static Map<MatchKind, MatchWeights> read() {
        List<Finding> findings = new ArrayList<>();
        try {
            JsonNode root = YamlSource.read(FILE, new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8), findings).flatMap(source -> Shapes.read(FILE, source, SHAPE, findings)).map(Document::tree)
                    .orElseThrow(() -> new IllegalStateException(findings.toString()));
            Map<MatchKind, MatchWeights> weights = new EnumMap<>(MatchKind.class);
            list(root.get("kinds")).forEach(kind -> weights.put(MatchKind.valueOf(kind.get("kind").asString()), of(kind)));
            return weights;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static MatchWeights of(JsonNode kind) {
        Map<MatchField, Map<Agreement, Double>> bits = new LinkedHashMap<>();
        list(kind.get("fields")).forEach(field -> {
            Map<Agreement, Double> levels = new EnumMap<>(Agreement.class);
            double same = 0;
            double other = 0;
            for (JsonNode level : list(field.get("levels")).toList()) {
                double m = level.get("m").asDouble();
                double u = level.get("u").asDouble();
                same += m;
                other += u;
                levels.put(Agreement.valueOf(level.get("level").asString()), Math.log(m / u) / Math.log(2));
            }
            if (Math.abs(same - 1) > 0.002 || Math.abs(other - 1) > 0.002) {
                throw new IllegalStateException(FILE + ": the shares of " + field.get("field").asString() + " add up to " + same + " and " + other);
            }
            bits.put(MatchField.valueOf(field.get("field").asString()), levels);
        });
        return new MatchWeights(kind.get("match").asDouble(), kind.get("review").asDouble(),
                list(kind.get("certain")).map(one -> new Certain(MatchField.valueOf(one.get("field").asString()), Agreement.valueOf(one.get("level").asString()))).toList(), bits);
    }

    List<MatchField> fields() {
        return List.copyOf(bits.keySet());
    }

    Comparison judged(Map<MatchField, Agreement> levels, Map<MatchField, String> left, Map<MatchField, String> right) {
        double sum = 0;
        List<Comparison.FieldComparison> fields = new ArrayList<>();
        for (Map.Entry<MatchField, Map<Agreement, Double>> field : bits.entrySet()) {
            Agreement level = levels.getOrDefault(field.getKey(), Agreement.MISSING);
            double weight = level == Agreement.MISSING ? 0 : field.getValue().getOrDefault(level, 0.0);
            sum += weight;
            fields.add(new Comparison.FieldComparison(field.getKey(), left.get(field.getKey()), right.get(field.getKey()), level, rounded(weight)));
        }
        boolean sure = certain.stream().anyMatch(one -> levels.get(one.field()) == one.level()) && !levels.containsValue(Agreement.CONFLICT);
        MatchOutcome outcome = sum >= match && sure ? MatchOutcome.MATCH : sum >= review ? MatchOutcome.REVIEW : MatchOutcome.DIFFERENT;
        return new Comparison(outcome, rounded(sum), fields);
    }

    private static double rounded(double bits) {
        return Math.round(bits * 100) / 100.0;
    }
}

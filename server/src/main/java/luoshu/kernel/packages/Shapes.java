package luoshu.kernel.packages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shapes of files: which keys, of which type, in which bounds. Reading a located value against a shape collects every finding and gives the plain tree. Unknown keys are
 * findings: a misspelt key must never be ignored.
 */
public final class Shapes {

    /** What one value may be. */
    @FunctionalInterface
    public interface Shape {
        @Nullable JsonNode read(Located value, String pointer, Reading reading);

        default Shape orNull() {
            return (value, pointer, reading) -> value instanceof Located.Scalar scalar && scalar.kind() == Located.Kind.NULL ? JsonNodeFactory.instance.nullNode()
                    : read(value, pointer, reading);
        }
    }

    /** Collects findings and places while a file is read. */
    public static final class Reading {
        private final String file;
        private final List<Finding> findings;
        private final Map<String, Position> positions = new HashMap<>();

        Reading(String file, List<Finding> findings) {
            this.file = file;
            this.findings = findings;
        }

        public @Nullable JsonNode wrong(Located value, String code, String message) {
            findings.add(Finding.blocking(file, value.at(), code, message));
            return null;
        }
    }

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Shapes() {
    }

    /** Empty when anything blocks; then {@code findings} says all of it. */
    public static Optional<Document> read(String file, Located root, Shape shape, List<Finding> findings) {
        int before = findings.size();
        Reading reading = new Reading(file, findings);
        JsonNode tree = shape.read(root, "", reading);
        return tree == null || findings.size() > before ? Optional.empty() : Optional.of(new Document(file, tree, reading.positions));
    }

    public static Shape text(int longest) {
        return (value, _, reading) -> {
            if (!(value instanceof Located.Scalar scalar) || scalar.kind() != Located.Kind.TEXT) {
                return reading.wrong(value, "not-text", "应为文字（数字、true、null 请加引号）");
            }
            if (scalar.text().isBlank()) {
                return reading.wrong(value, "blank", "不能为空");
            }
            if (scalar.text().codePointCount(0, scalar.text().length()) > longest) {
                return reading.wrong(value, "too-long", "超过 " + longest + " 个字符");
            }
            return NODES.stringNode(scalar.text());
        };
    }

    /** {zh, en}, both there. */
    public static Shape pair(int longest) {
        return new ObjectShape().required("zh", text(longest)).required("en", text(longest * 4));
    }

    public static Shape pattern(String regex, String whatItShouldBe) {
        Pattern pattern = Pattern.compile(regex);
        return (value, pointer, reading) -> {
            JsonNode text = text(2_000).read(value, pointer, reading);
            return text != null && !pattern.matcher(text.stringValue()).matches() ? reading.wrong(value, "pattern", "应为" + whatItShouldBe) : text;
        };
    }

    public static Shape oneOf(String... allowed) {
        Set<String> values = Set.of(allowed);
        return (value, pointer, reading) -> {
            JsonNode text = text(100).read(value, pointer, reading);
            return text != null && !values.contains(text.stringValue()) ? reading.wrong(value, "not-an-option", "“" + text.stringValue() + "”不是可用的值：" + String.join("、", allowed)) : text;
        };
    }

    public static Shape integer(long least, long most) {
        return (value, _, reading) -> {
            if (!(value instanceof Located.Scalar scalar) || scalar.kind() != Located.Kind.NUMBER || !scalar.text().matches("-?[0-9]{1,18}")) {
                return reading.wrong(value, "not-integer", "应为整数");
            }
            long number = Long.parseLong(scalar.text());
            return number < least || number > most ? reading.wrong(value, "out-of-range", "应在 " + least + " 到 " + most + " 之间") : NODES.numberNode(number);
        };
    }

    public static Shape decimal(double least, double most) {
        return (value, _, reading) -> {
            if (!(value instanceof Located.Scalar scalar) || scalar.kind() != Located.Kind.NUMBER) {
                return reading.wrong(value, "not-number", "应为数字");
            }
            BigDecimal number = new BigDecimal(scalar.text());
            return number.doubleValue() < least || number.doubleValue() > most ? reading.wrong(value, "out-of-range", "应在 " + least + " 到 " + most + " 之间") : NODES.numberNode(number);
        };
    }

    public static Shape bool() {
        return (value, _, reading) -> value instanceof Located.Scalar scalar && scalar.kind() == Located.Kind.BOOLEAN ? NODES.booleanNode(scalar.text().equals("true"))
                : reading.wrong(value, "not-boolean", "应为 true 或者 false");
    }

    public static Shape date() {
        return (value, _, reading) -> {
            try {
                return value instanceof Located.Scalar scalar ? NODES.stringNode(LocalDate.parse(scalar.text()).toString()) : reading.wrong(value, "not-date", "应为日期");
            } catch (DateTimeParseException wrong) {
                return reading.wrong(value, "not-date", "应为日期，如 2026-01-31");
            }
        };
    }

    public static Shape list(Shape item, int least, int most) {
        return (value, pointer, reading) -> {
            if (!(value instanceof Located.Sequence sequence)) {
                return reading.wrong(value, "not-list", "应为列表");
            }
            if (sequence.items().size() < least || sequence.items().size() > most) {
                return reading.wrong(value, "list-size", "应有 " + least + " 到 " + most + " 项，现有 " + sequence.items().size() + " 项");
            }
            ArrayNode array = NODES.arrayNode();
            for (int i = 0; i < sequence.items().size(); i++) {
                String at = pointer + "/" + i;
                reading.positions.put(at, sequence.items().get(i).at());
                JsonNode one = item.read(sequence.items().get(i), at, reading);
                if (one != null) {
                    array.add(one);
                }
            }
            return array;
        };
    }

    /** Any value, taken as it is; places are kept. */
    public static Shape anything() {
        return Shapes::plain;
    }

    private static @Nullable JsonNode plain(Located value, String pointer, Reading reading) {
        return switch (value) {
            case Located.Mapping mapping -> {
                ObjectNode object = NODES.objectNode();
                for (Located.Entry entry : mapping.entries()) {
                    String at = pointer + "/" + entry.key().replace("~", "~0").replace("/", "~1");
                    reading.positions.put(at, entry.at());
                    object.set(entry.key(), plain(entry.value(), at, reading));
                }
                yield object;
            }
            case Located.Sequence sequence -> {
                ArrayNode array = NODES.arrayNode();
                for (int i = 0; i < sequence.items().size(); i++) {
                    reading.positions.put(pointer + "/" + i, sequence.items().get(i).at());
                    array.add(plain(sequence.items().get(i), pointer + "/" + i, reading));
                }
                yield array;
            }
            case Located.Scalar scalar -> switch (scalar.kind()) {
                case TEXT -> NODES.stringNode(scalar.text());
                case NUMBER -> scalar.text().matches("-?[0-9]{1,18}") ? NODES.numberNode(Long.parseLong(scalar.text())) : NODES.numberNode(new BigDecimal(scalar.text()));
                case BOOLEAN -> NODES.booleanNode(scalar.text().equals("true"));
                case NULL -> NODES.nullNode();
            };
        };
    }

    public static ObjectShape object() {
        return new ObjectShape();
    }

    /** A mapping with known keys. */
    public static final class ObjectShape implements Shape {
        private final Map<String, Shape> shapes = new LinkedHashMap<>();
        private final List<String> required = new ArrayList<>();

        public ObjectShape required(String key, Shape shape) {
            required.add(key);
            shapes.put(key, shape);
            return this;
        }

        /** May be absent or null. */
        public ObjectShape optional(String key, Shape shape) {
            shapes.put(key, shape.orNull());
            return this;
        }

        @Override
        public @Nullable JsonNode read(Located value, String pointer, Reading reading) {
            if (!(value instanceof Located.Mapping mapping)) {
                return reading.wrong(value, "not-object", "应为一组键值");
            }
            ObjectNode object = NODES.objectNode();
            for (Located.Entry entry : mapping.entries()) {
                Shape shape = shapes.get(entry.key());
                if (shape == null) {
                    reading.findings.add(Finding.blocking(reading.file, entry.at(), "unknown-key", "未知的键 " + entry.key() + near(entry.key())));
                    continue;
                }
                String at = pointer + "/" + entry.key();
                reading.positions.put(at, entry.at());
                JsonNode one = shape.read(entry.value(), at, reading);
                if (one != null && !one.isNull()) {
                    object.set(entry.key(), one);
                }
            }
            for (String key : required) {
                if (mapping.get(key) == null) {
                    reading.wrong(mapping, "missing-key", "缺少 " + key);
                }
            }
            return object;
        }

        private String near(String key) {
            return shapes.keySet().stream().filter(known -> known.equalsIgnoreCase(key) || Math.abs(known.length() - key.length()) < 2 && different(known, key) == 1).findFirst()
                    .map(known -> "，是不是 " + known + "？").orElse("");
        }

        private static int different(String a, String b) {
            int start = 0;
            while (start < Math.min(a.length(), b.length()) && a.charAt(start) == b.charAt(start)) {
                start++;
            }
            int end = 0;
            while (end < Math.min(a.length(), b.length()) - start && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
                end++;
            }
            return Math.max(a.length(), b.length()) - start - end;
        }
    }
}

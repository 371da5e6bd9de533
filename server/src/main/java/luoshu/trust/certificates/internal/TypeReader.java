package luoshu.trust.certificates.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.PackageFiles;
import luoshu.kernel.packages.Position;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.texts.Text;
import luoshu.trust.layout.Box;
import luoshu.trust.layout.Colour;
import luoshu.trust.layout.Mark;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns {@code packages/certificates} into types and layouts; finds what is wrong with them, all of it, with the place. */
final class TypeReader {

    record Read(Map<String, CertificateType> types, Map<String, FaceLayout> layouts, List<Finding> findings) {
    }

    private final PackageFiles files;
    private final List<Finding> findings = new ArrayList<>();

    private TypeReader(PackageFiles files) {
        this.files = files;
    }

    static Read read(PackageFiles files) {
        return new TypeReader(files).read();
    }

    private Read read() {
        Map<String, FaceLayout> layouts = new HashMap<>();
        Map<String, CertificateType> types = new LinkedHashMap<>();
        for (String path : files.paths()) {
            if (path.startsWith("layouts/") && path.endsWith(".yaml")) {
                document(path, TypeShapes.LAYOUT).flatMap(this::layout).ifPresent(layout -> layouts.put(path.substring("layouts/".length(), path.length() - ".yaml".length()), layout));
            }
        }
        Set<CertificateType.OfResult> taken = new HashSet<>();
        for (String path : files.paths()) {
            if (path.startsWith("layouts/")) {
                continue;
            }
            if (!path.endsWith(".yaml") || path.contains("/")) {
                findings.add(Finding.blocking(path, Position.START, "unknown-file", "证照类型包中不应有这个文件"));
                continue;
            }
            document(path, TypeShapes.TYPE).ifPresent(document -> {
                CertificateType type = type(document.tree());
                check(type, document, layouts.keySet(), taken);
                if (types.put(type.code(), type) != null) {
                    findings.add(document.blocking("/code", "duplicate", "证照类型代码 " + type.code() + " 已被另一个文件使用"));
                }
            });
        }
        return new Read(types, layouts, List.copyOf(findings));
    }

    private Optional<Document> document(String path, Shapes.Shape shape) {
        return files.findText(path).flatMap(text -> YamlSource.read(path, text, findings)).flatMap(root -> Shapes.read(path, root, shape, findings));
    }

    private void check(CertificateType type, Document document, Set<String> layouts, Set<CertificateType.OfResult> taken) {
        if (!CreditCode.isValid(type.code().substring(0, 18))) {
            findings.add(document.blocking("/code", "credit-code", "前 18 位应为定义机构的统一社会信用代码，校验位不符"));
        }
        if (!layouts.contains(type.layout())) {
            findings.add(document.blocking("/layout", "unknown-layout", "没有名为 " + type.layout() + " 的版面"));
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < type.fields().size(); i++) {
            if (!names.add(type.fields().get(i).name())) {
                findings.add(document.blocking("/fields/" + i + "/name", "duplicate", "照面字段名称重复"));
            }
        }
        if (type.holderName() != null && type.fields().stream().noneMatch(field -> field.from().equals(type.holderName()))) {
            findings.add(document.blocking("/holderName", "unknown-field", "持证主体名称应取自一个照面字段"));
        }
        if (type.holderCode() != null && type.fields().stream().noneMatch(field -> field.from().equals(type.holderCode()))) {
            findings.add(document.blocking("/holderCode", "unknown-field", "持证主体代码应取自一个照面字段"));
        }
        for (int i = 0; i < type.results().size(); i++) {
            if (!taken.add(type.results().get(i))) {
                findings.add(document.blocking("/results/" + i, "duplicate", "这个事项结果已属于另一个证照类型"));
            }
        }
    }

    private static CertificateType type(JsonNode tree) {
        List<CertificateType.OfResult> results = items(tree.path("results")).stream()
                .map(one -> new CertificateType.OfResult(one.path("catalogCode").asString(), one.path("result").asString())).toList();
        List<CertificateType.Field> fields = items(tree.path("fields")).stream()
                .map(one -> new CertificateType.Field(one.path("name").asString(), Text.of(one.path("label")), one.path("from").asString(), one.path("rows").asInt(1), one.path("required").asBoolean(true))).toList();
        JsonNode validity = tree.path("validity");
        return new CertificateType(tree.path("code").asString(), Text.of(tree.path("name")), tree.path("definedBy").asString(), tree.path("basis").asString(), results, optional(tree, "holderName"), optional(tree, "holderCode"),
                validity.isObject() ? new CertificateType.Validity(validity.path("years").asInt(0), validity.path("months").asInt(0)) : null, tree.path("layout").asString(),
                optional(tree, "statement"), fields);
    }

    private Optional<FaceLayout> layout(Document document) {
        int before = findings.size();
        JsonNode tree = document.tree();
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < tree.path("marks").size(); i++) {
            Mark mark = mark(tree.path("marks").get(i));
            if (mark == null) {
                findings.add(document.blocking("/marks/" + i, "mark", "应为文字（text、font、size、box）、边框（frame、width）、线（line、width）或者图（picture、box）"));
            } else {
                marks.add(mark);
            }
        }
        JsonNode table = tree.path("table");
        Box box = box(table.path("box"));
        if (box == null || table.path("label").asDouble() >= box.width()) {
            findings.add(document.blocking("/table", "box", "表格应有宽和高，且宽于标签列"));
        }
        if (findings.size() > before || box == null) {
            return Optional.empty();
        }
        return Optional.of(new FaceLayout(tree.path("page").get(0).asDouble(), tree.path("page").get(1).asDouble(), marks,
                new FaceLayout.Table(box, table.path("label").asDouble(), table.path("size").asDouble(), table.path("font").asString(), table.path("labelFont").asString(),
                        colour(table.path("line"))),
                tree.path("seal").get(0).asDouble(), tree.path("seal").get(1).asDouble()));
    }

    private static @Nullable Mark mark(JsonNode one) {
        Box box = box(one.path("box"));
        Box frame = box(one.path("frame"));
        JsonNode line = one.path("line");
        double width = one.path("width").asDouble(0.35);
        if (one.has("text") && one.has("font") && one.has("size") && box != null) {
            return new Mark.Text(one.path("text").asString(), one.path("font").asString(), one.path("size").asDouble(), colour(one.path("colour")),
                    Mark.Align.valueOf(one.path("align").asString("LEFT")), box);
        }
        if (one.has("picture") && box != null) {
            return new Mark.Picture("{" + one.path("picture").asString() + "}", box);
        }
        if (frame != null) {
            return new Mark.Frame(frame, width, colour(one.path("colour")));
        }
        return line.isArray() ? new Mark.Line(line.get(0).asDouble(), line.get(1).asDouble(), line.get(2).asDouble(), line.get(3).asDouble(), width, colour(one.path("colour"))) : null;
    }

    private static @Nullable Box box(JsonNode four) {
        return four.isArray() && four.get(2).asDouble() > 0 && four.get(3).asDouble() > 0
                ? new Box(four.get(0).asDouble(), four.get(1).asDouble(), four.get(2).asDouble(), four.get(3).asDouble()) : null;
    }

    private static Colour colour(JsonNode three) {
        return three.isArray() ? new Colour(three.get(0).asInt(), three.get(1).asInt(), three.get(2).asInt()) : Colour.BLACK;
    }

    private static @Nullable String optional(JsonNode tree, String key) {
        return tree.has(key) ? tree.path(key).asString() : null;
    }

    private static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}

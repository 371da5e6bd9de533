package luoshu.data.sources.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import luoshu.data.sources.SourceOutcome;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code packages/data/source-kinds.yaml}. */
@Component
class SourceKinds {

    private static final Shapes.Shape CODES = Shapes.list(Shapes.pattern("-?[0-9A-Z]{1,10}", "SQLSTATE 或者错误号"), 1, 20);
    private static final Shapes.Shape PROPERTIES = Shapes.list(Shapes.pattern("[A-Za-z0-9._]{1,60}=[A-Za-z0-9._-]{1,60}", "名称=值"), 0, 40);
    private static final Shapes.Shape SHAPE = Shapes.object().required("format", Shapes.oneOf("luoshu/data-source-kinds/1")).required("kinds", Shapes.list(Shapes.object()
            .required("code", Shapes.pattern("[A-Z][A-Z0-9_]{1,29}", "大写字母代码")).required("name", Shapes.pair(60)).required("driver", Shapes.pattern("[A-Za-z0-9_.]{3,120}", "类名")).optional("shipped", Shapes.bool())
            .required("port", Shapes.integer(1, 65_535)).required("url", Shapes.pattern("jdbc:[^?&\\s]*\\{host}:\\{port}[^?&\\s]*", "带 {host}:{port} 的 JDBC 地址，没有参数")).optional("properties", PROPERTIES)
            .optional("encrypted", PROPERTIES).optional("plain", PROPERTIES).optional("schemas", Shapes.text(60)).optional("session", Shapes.list(Shapes.text(200), 0, 10)).optional("moving", Shapes.list(Shapes.text(200), 0, 20)).optional("following", PROPERTIES).required("test", Shapes.text(200))
            .required("quote", Shapes.pattern(".{2}", "两个字符")).required("relations", Shapes.list(Shapes.text(40), 1, 10)).required("sample", Shapes.text(500)).optional("large", Shapes.text(500))
            .required("value", Shapes.text(200)).optional("rows", Shapes.text(1_000)).required("outcomes", Shapes.object().optional("password", CODES).optional("database", CODES).optional("permission", CODES)
                    .optional("timeout", CODES).optional("tls", CODES)), 1, 50));
    private static final Map<String, SourceOutcome> OUTCOMES = Map.of("password", SourceOutcome.WRONG_PASSWORD, "database", SourceOutcome.NO_SUCH_DATABASE, "permission", SourceOutcome.NOT_PERMITTED,
            "timeout", SourceOutcome.TIMEOUT, "tls", SourceOutcome.TLS_FAILED);

    private final Map<String, SourceKind> kinds;

    SourceKinds() {
        kinds = SourceContent.list(SourceContent.read("source-kinds.yaml", SHAPE).get("kinds")).stream().map(SourceKinds::kind)
                .collect(Collectors.toMap(SourceKind::code, one -> one, (one, _) -> twice(one), LinkedHashMap::new));
    }

    List<SourceKind> list() {
        return List.copyOf(kinds.values());
    }

    Optional<SourceKind> find(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    private static SourceKind twice(SourceKind kind) {
        throw new IllegalStateException("twice in packages/data/source-kinds.yaml: " + kind.code());
    }

    private static SourceKind kind(JsonNode one) {
        Map<String, SourceOutcome> outcomes = new HashMap<>();
        OUTCOMES.forEach((name, outcome) -> SourceContent.words(one.get("outcomes").path(name)).forEach(code -> outcomes.put(code, outcome)));
        return new SourceKind(one.get("code").asString(), Text.of(one.get("name")), one.get("driver").asString(), one.path("shipped").asBoolean(false), one.get("port").asInt(), one.get("url").asString(),
                SourceContent.words(one.path("properties")), SourceContent.words(one.path("encrypted")), SourceContent.words(one.path("plain")), text(one, "schemas"), SourceContent.words(one.path("session")), SourceContent.words(one.path("moving")),
                SourceContent.words(one.path("following")), one.get("test").asString(), one.get("quote").asString(), SourceContent.words(one.get("relations")), one.get("sample").asString(), text(one, "large"), one.get("value").asString(), text(one, "rows"),
                Map.copyOf(outcomes));
    }

    private static @Nullable String text(JsonNode one, String name) {
        return one.hasNonNull(name) ? one.get(name).asString() : null;
    }
}

package luoshu.kernel.forms.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.DialectId;
import com.networknt.schema.dialect.Dialects;
import luoshu.kernel.forms.FormDefinition;
import luoshu.kernel.problems.FieldError;
import tools.jackson.databind.JsonNode;

/** JSON Schema 2020-12 with our formats. Nothing is fetched; evaluation is bounded in steps and depth, patterns in time. */
public final class FormSchemas {

    private static final Set<String> FORMATS = Set.of("cn-mobile", "citizen-id", "credit-code", "region-code", "date", "date-time", "time", "email", "uri");

    private final SchemaRegistry registry;
    private final Schema metaschema;
    private final ExecutionConfig bounds = ExecutionConfig.builder().formatAssertionsEnabled(true).maxEvaluationSteps(200_000).maxEvaluationDepth(60).build();
    private final Cache<JsonNode, Schema> cache = Caffeine.newBuilder().maximumSize(5_000).weakKeys().build();

    public FormSchemas() {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).regularExpressionFactory(PatientPattern::new).preloadSchema(true).build();
        Dialect dialect = Dialect.builder(Dialects.getDraft202012()).formats(Formats.ALL).build();
        this.registry = SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(config).schemaCacheEnabled(false));
        this.metaschema = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012()).getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12));
    }

    public List<FieldError> check(FormDefinition definition, JsonNode settled) {
        Map<String, FieldError> errors = new LinkedHashMap<>();
        Schema schema = cache.get(definition.schema(), registry::getSchema);
        try {
            for (Error error : schema.validate(settled, execution -> execution.setExecutionConfig(bounds))) {
                FieldError field = FormSentences.of(error);
                errors.putIfAbsent(field.pointer(), field);
            }
        } catch (com.networknt.schema.ValidationLimitExceededException | PatientPattern.TooSlow tooMuch) {
            return List.of(new FieldError("", "form-too-large", "表单内容过多，无法校验"));
        }
        return List.copyOf(errors.values());
    }

    public List<FieldError> schemaProblems(JsonNode schema) {
        List<FieldError> problems = new ArrayList<>();
        walk(schema, "", 0, problems);
        if (problems.isEmpty()) {
            for (Error error : metaschema.validate(schema)) {
                problems.add(new FieldError(error.getInstanceLocation().toString(), "schema-invalid", "不符合 JSON Schema 2020-12：" + error.getMessage()));
            }
        }
        if (problems.isEmpty()) {
            try {
                registry.getSchema(schema).initializeValidators();
            } catch (RuntimeException unusable) {
                problems.add(new FieldError("", "schema-invalid", "JSON Schema 无法使用：" + unusable.getMessage()));
            }
        }
        return problems;
    }

    /** What the metaschema allows and we do not: references out of the document, unknown formats, patterns beyond reason. */
    private static void walk(JsonNode node, String pointer, int depth, List<FieldError> problems) {
        if (depth > 30) {
            problems.add(new FieldError(pointer, "schema-too-deep", "JSON Schema 嵌套过深"));
            return;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String at = pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1");
            JsonNode value = entry.getValue();
            boolean keyword = value.isString() && !pointer.endsWith("/properties");
            if (keyword && entry.getKey().endsWith("ef") && entry.getKey().startsWith("$") && !value.stringValue().startsWith("#")) {
                problems.add(new FieldError(at, "schema-reference", "不得引用文件外的架构"));
            } else if (keyword && entry.getKey().equals("format") && !FORMATS.contains(value.stringValue())) {
                problems.add(new FieldError(at, "schema-format", "未知的格式 " + value.stringValue()));
            } else if (keyword && entry.getKey().equals("pattern")) {
                PatientPattern.problem(value.stringValue()).ifPresent(message -> problems.add(new FieldError(at, "schema-pattern", message)));
            }
            walk(value, at, depth + 1, problems);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), pointer + "/" + i, depth + 1, problems);
            }
        }
    }
}

package luoshu.data.quality.internal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import luoshu.data.quality.RuleSeverity;
import luoshu.data.quality.internal.RuleFile.Rule;
import luoshu.data.quality.internal.RuleFile.RuleTable;
import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import luoshu.kernel.texts.Text;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a rule file: its shape, then what its rules name, then whether the engine takes each of them. Every finding has its line. */
final class RuleFiles {

    private static final List<String> CHECKS = List.of("complete", "format", "pattern", "codes", "range", "length", "timely", "condition", "unique", "reference", "agrees");
    private static final Shapes.Shape NAME = Shapes.pattern("[\\p{L}_][\\p{L}\\p{N}_]{0,62}", "字母、汉字、数字和下划线，不以数字开头");
    private static final Shapes.Shape NAMES = Shapes.list(NAME, 1, 8);
    private static final Shapes.Shape RULE = Shapes.object().required("code", Shapes.pattern("[a-z][a-z0-9-]{1,59}", "小写字母代码")).required("name", Shapes.pair(100))
            .required("severity", Shapes.oneOf("serious", "ordinary", "hint")).optional("complete", NAMES)
            .optional("format", Shapes.object().required("column", NAME).required("is", Shapes.oneOf(ValueFormat.all())))
            .optional("pattern", Shapes.object().required("column", NAME).required("matches", Shapes.text(300)))
            .optional("codes", Shapes.object().required("column", NAME).required("of", Shapes.list(Shapes.text(60), 1, 5_000)))
            .optional("range", Shapes.object().required("column", NAME).optional("least", Shapes.decimal(-1e18, 1e18)).optional("most", Shapes.decimal(-1e18, 1e18)))
            .optional("length", Shapes.object().required("column", NAME).required("least", Shapes.integer(0, 1_000_000)).required("most", Shapes.integer(0, 1_000_000)))
            .optional("timely", Shapes.object().required("column", NAME).required("days", Shapes.integer(1, 36_500))).optional("condition", Shapes.text(1_000)).optional("unique", NAMES)
            .optional("reference", Shapes.object().required("columns", NAMES).required("table", NAME).optional("targets", NAMES))
            .optional("agrees", Shapes.object().required("column", NAME).required("table", NAME).required("by", NAMES).optional("targets", NAMES).optional("with", NAME));
    private static final Shapes.Shape SHAPE = Shapes.object().required("format", Shapes.oneOf("luoshu/quality-rules/1")).required("name", Shapes.pair(100)).required("tables", Shapes.list(Shapes.object()
            .required("name", NAME).required("title", Shapes.pair(100)).required("key", NAMES)
            .required("columns", Shapes.list(Shapes.object().required("name", NAME).required("type", Shapes.oneOf("text", "integer", "decimal", "date", "time")), 1, 500))
            .optional("rules", Shapes.list(RULE, 0, 300)), 0, 20))
            .optional("comparisons", Shapes.list(Shapes.object().required("code", Shapes.pattern("[a-z][a-z0-9-]{1,59}", "小写字母代码")).required("name", Shapes.pair(100)).required("severity", Shapes.oneOf("serious", "ordinary", "hint"))
                    .required("columns", Shapes.list(NAME, 1, 40)).required("sides", Shapes.list(Shapes.object().required("name", Shapes.text(60)).optional("source", Shapes.pattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "数据源的编号"))
                            .required("table", NAME).required("key", NAMES).required("columns", Shapes.list(NAME, 1, 40)).optional("authoritative", Shapes.bool()), 2, 10)), 0, 20));

    private final Document document;
    private final List<Finding> findings;
    private final Map<String, Map<String, ColumnType>> tables = new LinkedHashMap<>();

    private RuleFiles(Document document, List<Finding> findings) {
        this.document = document;
        this.findings = findings;
    }

    /** Empty when anything is wrong; then {@code findings} says all of it. */
    static Optional<RuleFile> read(String file, String text, List<Finding> findings) {
        return YamlSource.read(file, text, findings).flatMap(root -> Shapes.read(file, root, SHAPE, findings)).flatMap(document -> new RuleFiles(document, findings).checked());
    }

    /** Of a rule set, whose file was checked before it was kept. */
    static RuleFile of(RuleSetFile kept) {
        List<Finding> findings = new ArrayList<>();
        return YamlSource.read("rules.yaml", kept.file(), findings).flatMap(root -> Shapes.read("rules.yaml", root, SHAPE, findings)).flatMap(document -> new RuleFiles(document, findings).named())
                .orElseThrow(() -> new IllegalStateException(kept.id() + ": " + findings));
    }

    /** What a rule checks, as the file calls it. */
    static String kind(RuleCheck check) {
        return switch (check) {
            case RuleCheck.Complete _ -> "complete";
            case RuleCheck.Format _ -> "format";
            case RuleCheck.Matches _ -> "pattern";
            case RuleCheck.Codes _ -> "codes";
            case RuleCheck.Range _ -> "range";
            case RuleCheck.Length _ -> "length";
            case RuleCheck.Timely _ -> "timely";
            case RuleCheck.Condition _ -> "condition";
            case RuleCheck.Unique _ -> "unique";
            case RuleCheck.Reference _ -> "reference";
            case RuleCheck.Agrees _ -> "agrees";
        };
    }

    private Optional<RuleFile> checked() {
        Optional<RuleFile> named = named();
        named.ifPresent(this::prove);
        return findings.isEmpty() ? named : Optional.empty();
    }

    /** What its rules name exists. */
    private Optional<RuleFile> named() {
        JsonNode listed = document.tree().get("tables");
        for (int i = 0; i < listed.size(); i++) {
            columns("/tables/" + i, listed.get(i));
        }
        List<RuleTable> read = new ArrayList<>();
        for (int i = 0; findings.isEmpty() && i < listed.size(); i++) {
            read.add(table("/tables/" + i, listed.get(i)));
        }
        List<Comparison> comparisons = comparisons();
        return findings.isEmpty() ? Optional.of(new RuleFile(Text.of(document.tree().get("name")), List.copyOf(read), comparisons)) : Optional.empty();
    }

    private List<Comparison> comparisons() {
        List<Comparison> read = new ArrayList<>();
        JsonNode listed = document.tree().path("comparisons");
        for (int i = 0; i < listed.size(); i++) {
            JsonNode one = listed.get(i);
            String at = "/comparisons/" + i;
            String code = one.get("code").asString();
            if (tables.containsKey(code) || read.stream().anyMatch(before -> before.code().equals(code))) {
                wrong(at + "/code", "twice", "代码 " + code + " 重复，或者与表同名");
            }
            List<Comparison.Side> sides = sides(at, one);
            read.add(new Comparison(code, Text.of(one.get("name")), RuleSeverity.valueOf(one.get("severity").asString().toUpperCase(Locale.ROOT)), words(one.get("columns")), sides.getFirst().key().size(), sides));
        }
        return List.copyOf(read);
    }

    private List<Comparison.Side> sides(String at, JsonNode comparison) {
        List<Comparison.Side> sides = new ArrayList<>();
        for (int i = 0; i < comparison.get("sides").size(); i++) {
            JsonNode one = comparison.get("sides").get(i);
            String here = at + "/sides/" + i;
            Comparison.Side side = new Comparison.Side(one.get("name").asString(), one.hasNonNull("source") ? UUID.fromString(one.get("source").asString()) : null, one.get("table").asString(), words(one.get("key")),
                    words(one.get("columns")), one.path("authoritative").asBoolean(false));
            if (side.columns().size() != comparison.get("columns").size()) {
                wrong(here + "/columns", "different-number", "比对字段的个数不同");
            }
            if (!sides.isEmpty() && side.key().size() != sides.getFirst().key().size()) {
                wrong(here + "/key", "different-number", "主键字段的个数不同");
            }
            if (side.authoritative() && sides.stream().anyMatch(Comparison.Side::authoritative)) {
                wrong(here + "/authoritative", "several-authorities", "权威来源只能有一个");
            }
            sides.add(side);
        }
        return List.copyOf(sides);
    }

    private void wrong(String pointer, String code, String message) {
        findings.add(document.blocking(pointer, code, message));
    }

    private void columns(String at, JsonNode table) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        Set<String> names = new HashSet<>(); // the engine tells no capitals
        for (int i = 0; i < table.get("columns").size(); i++) {
            JsonNode one = table.get("columns").get(i);
            String name = one.get("name").asString();
            columns.put(name, ColumnType.of(one.get("type").asString()));
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                wrong(at + "/columns/" + i, "twice", "字段 " + name + " 重复");
            }
        }
        String name = table.get("name").asString();
        if (tables.keySet().stream().anyMatch(name::equalsIgnoreCase) || name.equalsIgnoreCase("incoming")) {
            wrong(at + "/name", "twice", "表 " + name + " 重复或者不可用");
        }
        tables.put(name, columns);
    }

    private RuleTable table(String at, JsonNode table) {
        String name = table.get("name").asString();
        known(at + "/key", name, words(table.get("key")), null);
        List<Rule> rules = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < table.path("rules").size(); i++) {
            JsonNode one = table.get("rules").get(i);
            String here = at + "/rules/" + i;
            String code = one.get("code").asString();
            if (!codes.add(code)) {
                wrong(here + "/code", "twice", "规则代码 " + code + " 重复");
            }
            List<String> said = CHECKS.stream().filter(one::hasNonNull).toList();
            if (said.size() != 1) {
                wrong(here, "one-check", said.isEmpty() ? "规则没有说检查什么：" + String.join("、", CHECKS) : "一条规则只能检查一件事，现有 " + String.join("、", said));
            } else {
                check(here + "/" + said.getFirst(), name, said.getFirst(), one.get(said.getFirst()))
                        .ifPresent(check -> rules.add(new Rule(code, Text.of(one.get("name")), RuleSeverity.valueOf(one.get("severity").asString().toUpperCase(Locale.ROOT)), check)));
            }
        }
        return new RuleTable(name, Text.of(table.get("title")), words(table.get("key")), tables.get(name), List.copyOf(rules));
    }

    private Optional<RuleCheck> check(String at, String table, String kind, JsonNode said) {
        int before = findings.size();
        RuleCheck check = switch (kind) {
            case "complete" -> new RuleCheck.Complete(known(at, table, words(said), null));
            case "unique" -> new RuleCheck.Unique(known(at, table, words(said), null));
            case "format" -> new RuleCheck.Format(column(at, table, said, Set.of(ColumnType.TEXT)), ValueFormat.of(said.get("is").asString()));
            case "pattern" -> new RuleCheck.Matches(column(at, table, said, Set.of(ColumnType.TEXT)), said.get("matches").asString());
            case "codes" -> new RuleCheck.Codes(column(at, table, said, Set.of(ColumnType.TEXT)), words(said.get("of")));
            case "length" -> new RuleCheck.Length(column(at, table, said, Set.of(ColumnType.TEXT)), said.get("least").asInt(), said.get("most").asInt());
            case "timely" -> new RuleCheck.Timely(column(at, table, said, Set.of(ColumnType.DATE, ColumnType.TIME)), said.get("days").asInt());
            case "range" -> range(at, table, said);
            case "condition" -> condition(at, said.asString());
            case "reference" -> {
                List<String> columns = known(at + "/columns", table, words(said.get("columns")), null);
                yield new RuleCheck.Reference(columns, said.get("table").asString(), targets(at, said, columns));
            }
            case "agrees" -> {
                String column = column(at, table, said, Set.of(ColumnType.values()));
                List<String> by = known(at + "/by", table, words(said.get("by")), null);
                List<String> targets = targets(at, said, by);
                String with = said.hasNonNull("with") ? said.get("with").asString() : column;
                known(at, said.get("table").asString(), List.of(with), null);
                yield new RuleCheck.Agrees(column, said.get("table").asString(), by, targets, with);
            }
            default -> throw new IllegalStateException(kind);
        };
        return findings.size() > before ? Optional.empty() : Optional.of(check);
    }

    private RuleCheck range(String at, String table, JsonNode said) {
        if (!said.hasNonNull("least") && !said.hasNonNull("most")) {
            wrong(at, "no-bound", "取值范围至少要有 least 或者 most");
        }
        return new RuleCheck.Range(column(at, table, said, Set.of(ColumnType.INTEGER, ColumnType.DECIMAL)), number(said, "least"), number(said, "most"));
    }

    private static @Nullable BigDecimal number(JsonNode said, String name) {
        return said.hasNonNull(name) ? said.get(name).decimalValue() : null;
    }

    private RuleCheck condition(String at, String sql) {
        RowCondition.fault(sql).ifPresent(fault -> wrong(at, "condition", fault));
        return new RuleCheck.Condition(sql);
    }

    private List<String> targets(String at, JsonNode said, List<String> columns) {
        List<String> targets = said.hasNonNull("targets") ? words(said.get("targets")) : columns;
        if (targets.size() != columns.size()) {
            wrong(at + "/targets", "different-number", "targets 与字段的个数不同");
        }
        return known(at, said.get("table").asString(), targets, null);
    }

    private String column(String at, String table, JsonNode said, Set<ColumnType> types) {
        String column = said.get("column").asString();
        known(at + "/column", table, List.of(column), types);
        return column;
    }

    private List<String> known(String at, String table, List<String> columns, @Nullable Set<ColumnType> types) {
        Map<String, ColumnType> known = tables.get(table);
        if (known == null) {
            wrong(at, "unknown-table", "没有表 " + table);
            return columns;
        }
        for (String column : columns) {
            ColumnType type = known.get(column);
            if (type == null) {
                wrong(at, "unknown-column", "表 " + table + " 没有字段 " + column);
            } else if (types != null && !types.contains(type)) {
                wrong(at, "wrong-type", "字段 " + column + " 应为 " + types.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).sorted().collect(Collectors.joining("、")));
            }
        }
        return columns;
    }

    private static List<String> words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
    }

    /** Asks the engine, with tables that have no rows, whether it understands each rule: a regular expression, a condition, two columns that cannot be compared. */
    private void prove(RuleFile file) {
        Properties closed = new Properties();
        closed.setProperty("enable_external_access", "false");
        closed.setProperty("memory_limit", "128MB");
        closed.setProperty("threads", "1");
        try (Connection engine = new DuckDBDriver().connect("jdbc:duckdb:", closed); Statement statement = engine.createStatement()) {
            for (RuleTable table : file.tables()) {
                statement.execute(ColumnTable.create(table));
            }
            for (int i = 0; i < file.tables().size(); i++) {
                for (int j = 0; j < file.tables().get(i).rules().size(); j++) {
                    prove(engine, file.tables().get(i), file.tables().get(i).rules().get(j), "/tables/" + i + "/rules/" + j);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void prove(Connection engine, RuleTable table, Rule rule, String at) {
        RulePlan plan = new RulePlan(new RuleTable(table.name(), table.title(), table.key(), table.columns(), List.of(rule)), LocalDateTime.of(2026, 1, 1, 0, 0));
        try (PreparedStatement statement = engine.prepareStatement(plan.setRules().isEmpty() ? plan.passes().getFirst().sql() : plan.comparing(rule))) {
            statement.executeQuery().close();
        } catch (SQLException refused) {
            wrong(at, "not-understood", "规则 " + rule.code() + " 无法执行，请核对正则表达式、条件和字段类型");
        }
    }
}

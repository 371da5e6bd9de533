package luoshu.data.gateway.internal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import luoshu.data.gateway.ServedColumn;
import luoshu.data.gateway.TableServiceDraft;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import org.jspecify.annotations.Nullable;

/** What the registration of a table may hold: first by itself, then against the table. */
final class TableBounds {

    private static final int MOST_COLUMNS = 200;
    private static final int MOST_KEYS = 4;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_FIELD = 80;
    private static final int MOST_ROWS = 1_000;
    private final ServiceBounds bounds = new ServiceBounds();
    private final TableServiceDraft draft;

    private TableBounds(TableServiceDraft draft) {
        this.draft = draft;
    }

    /** @param fields of the entry; empty: the organ has no such entry in force. @throws Invalid everything that is wrong */
    static void check(TableServiceDraft draft, Set<String> fields) {
        TableBounds table = new TableBounds(draft);
        table.bounds.text("/name", draft.name(), 100, "请填写名称");
        table.name("/table", draft.table());
        if (draft.testTable() != null && !draft.testTable().isBlank()) {
            table.name("/testTable", draft.testTable());
        }
        table.bounds.range("/timeoutMillis", draft.timeoutMillis(), 100, 60_000);
        table.bounds.range("/atOnce", draft.atOnce(), 1, 1_000);
        table.bounds.range("/most", draft.most(), 1, MOST_ROWS);
        if (fields.isEmpty()) {
            table.error("/resource", "unknown", "本机构没有这个现行的数据资源");
        }
        table.columns(fields);
        table.key();
        if (draft.subject() != null && draft.columns().stream().noneMatch(one -> one.field().equals(draft.subject()) && one.equality())) {
            table.error("/subject", "unknown", "应为可以按等于查询的数据项");
        }
        table.bounds.done();
    }

    private void columns(Set<String> fields) {
        if (draft.columns().isEmpty() || draft.columns().size() > MOST_COLUMNS) {
            error("/columns", draft.columns().isEmpty() ? "required" : "too-many", "1 到 " + MOST_COLUMNS + " 个数据项");
            return;
        }
        Set<String> twice = new HashSet<>(Set.of(TableQuestion.LIMIT, TableQuestion.CURSOR));
        for (int i = 0; i < draft.columns().size(); i++) {
            ServedColumn one = draft.columns().get(i);
            String at = "/columns/" + i;
            name(at + "/column", one.column());
            if (one.field().isBlank() || one.field().length() > LONGEST_FIELD) {
                error(at + "/field", "pattern", "1 到 " + LONGEST_FIELD + " 个字");
            }
            if (one.key() == 0 && !fields.isEmpty() && !fields.contains(one.field())) {
                error(at + "/field", "unknown", "资源没有这个数据项");
            }
            List<String> names = one.filter().range() ? List.of(one.field(), one.field() + TableQuestion.FROM, one.field() + TableQuestion.UNTIL) : List.of(one.field());
            if (names.stream().filter(twice::add).count() < names.size()) {
                error(at + "/field", "twice", "数据项重复，或者与参数同名");
            }
            if (one.required() && !one.equality()) {
                error(at + "/required", "required-not-asked", "必须给出的数据项应可以按等于查询");
            }
        }
    }

    private void key() {
        List<Integer> places = draft.columns().stream().map(ServedColumn::key).filter(place -> place != 0).sorted().toList();
        if (places.isEmpty() || places.size() > MOST_KEYS || !places.equals(IntStream.rangeClosed(1, places.size()).boxed().toList())) {
            error("/columns", "table-key", "请指定 1 到 " + MOST_KEYS + " 个主键数据项，按 1、2、3 编号");
        }
    }

    private void name(String at, String name) {
        Storable.check(name, at);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            error(at, name.isBlank() ? "required" : "too-long", "1 到 " + LONGEST_NAME + " 个字");
        }
    }

    private void error(String at, String code, String words) {
        bounds.error(new FieldError(at, code, words));
    }

    /** The registration with the types of the table. @throws Invalid everything that does not fit */
    static ServedTable against(TableServiceDraft draft, String schema, Optional<TableShape> shape, Optional<TableShape> test, Instant now) {
        TableBounds bounds = new TableBounds(draft);
        if (shape.isEmpty()) {
            bounds.error("/table", "unknown", "数据源中没有这张表");
            bounds.bounds.done();
        }
        @Nullable String testName = draft.testTable() == null || draft.testTable().isBlank() ? null : draft.testTable();
        TableShape found = shape.orElseThrow();
        for (int i = 0; i < draft.columns().size(); i++) {
            bounds.column("/columns/" + i, draft.columns().get(i), found);
        }
        if (!found.tells(draft.columns().stream().filter(one -> one.key() > 0).map(ServedColumn::column).collect(Collectors.toSet()))) {
            bounds.error("/columns", "table-key-not-unique", "主键应为表的主键或非空的唯一键，否则翻页会丢行");
        }
        bounds.bounds.done();
        ServedTable table = new ServedTable(draft.source(), schema, draft.table(), testName, draft.columns().stream().map(one -> new ServedTable.Column(one, found.types().get(one.column()))).toList(), draft.most(),
                List.of(), now);
        if (testName != null && !TableCheck.drift(table, testName, test).isEmpty()) {
            throw new Invalid("/testTable", "test-table-different", "测试表应有同样的字段和类型");
        }
        return table;
    }

    /** @param others columns the database answers otherwise than its catalogue says. @throws Invalid unless there are none */
    static void answered(TableServiceDraft draft, List<ServedTable.Column> others) {
        TableBounds bounds = new TableBounds(draft);
        for (ServedTable.Column one : others) {
            bounds.error("/columns/" + draft.columns().indexOf(one.said()) + "/column", "column-type", "这种类型（" + one.type() + "）的字段不能提供");
        }
        bounds.bounds.done();
    }

    private void column(String at, ServedColumn column, TableShape shape) {
        String type = shape.types().get(column.column());
        if (type == null) {
            error(at + "/column", "unknown", "表没有这个字段");
            return;
        }
        Optional<ServedType> served = ServedType.of(type);
        if (served.isEmpty()) {
            error(at + "/column", "column-type", "这种类型（" + type + "）的字段不能提供");
        } else if (column.key() > 0 && !served.get().ordered() || column.equality() && !served.get().asked() || column.filter().range() && !served.get().ordered()) {
            error(at + "/filter", "column-type", "这种类型（" + type + "）的字段不能这样查询");
        }
    }

    /** Who reads a table anew takes its types as they are now; columns that are gone or cannot be served stay as they were. */
    static ServedTable anew(ServedTable table, TableShape shape) {
        return new ServedTable(table.source(), table.schema(), table.name(), table.testName(), table.columns().stream().map(one -> {
            String type = shape.types().get(one.said().column());
            return type == null || ServedType.of(type).isEmpty() ? one : new ServedTable.Column(one.said(), type);
        }).toList(), table.most(), table.drift(), table.checkedAt());
    }
}

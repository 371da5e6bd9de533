package luoshu.data.exchange.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import luoshu.data.exchange.ExchangeField;
import luoshu.data.exchange.ExchangeFinding;
import luoshu.data.exchange.ExchangeMode;

/** A flow between two tables as they are: what is asked of the source, in which order, and what becomes of each field. */
final class ExchangePlan {

    private final ExchangeContent content;
    private final PgTable source;
    private final PgTable target;
    private final List<FieldGate> gates = new ArrayList<>();

    private ExchangePlan(ExchangeContent content, PgTable source, PgTable target) {
        this.content = content;
        this.source = source;
        this.target = target;
    }

    /** @param findings gets what keeps it from running; the plan is of use only if there is nothing */
    static ExchangePlan of(ExchangeContent content, PgTable source, PgTable target, List<ExchangeFinding> findings) {
        ExchangePlan plan = new ExchangePlan(content, source, target);
        plan.fields(findings);
        plan.keys(findings);
        plan.target(findings);
        return plan;
    }

    private void fields(List<ExchangeFinding> findings) {
        for (ExchangeField field : content.fields()) {
            Optional<PgTable.Column> from = source.column(field.source());
            Optional<PgTable.Column> to = target.column(field.target());
            if (from.isEmpty()) {
                findings.add(new ExchangeFinding("source-column-missing", field.source(), "来源表 " + source.name() + " 没有字段 " + field.source()));
            }
            if (to.isEmpty()) {
                findings.add(new ExchangeFinding("target-column-missing", field.target(), "目标表 " + target.name() + " 没有字段 " + field.target()));
            } else if (to.get().fixed()) {
                findings.add(new ExchangeFinding("target-column-fixed", field.target(), "目标表 " + target.name() + " 的字段 " + field.target() + " 由数据库生成，不能写入"));
            }
            if (from.isPresent() && to.isPresent()) {
                String type = field.codes().isEmpty() ? from.get().type() : "text";
                ColumnType.of(type).to(ColumnType.of(to.get().type())).ifPresentOrElse(conversion -> gates.add(new FieldGate(field, conversion, to.get().required() && !from.get().required())),
                        () -> findings.add(new ExchangeFinding("types-differ", field.source(), "字段 " + field.source() + "（" + from.get().type() + "）不能写入 " + field.target() + "（" + to.get().type() + "）")));
            }
        }
    }

    private void keys(List<ExchangeFinding> findings) {
        for (String name : order()) {
            Optional<PgTable.Column> column = source.column(name);
            if (column.isEmpty()) {
                findings.add(new ExchangeFinding("source-column-missing", name, "来源表 " + source.name() + " 没有字段 " + name));
            } else if (!column.get().required() && !source.view()) {
                findings.add(new ExchangeFinding("key-may-be-empty", name, "来源表 " + source.name() + " 的字段 " + name + " 允许为空，不能作为关键字段或者水位字段：空值的行会漏掉"));
            }
        }
        if (content.control() && source.column(ExchangeContent.OPERATION).isEmpty()) {
            findings.add(new ExchangeFinding("source-column-missing", ExchangeContent.OPERATION, "来源表 " + source.name() + " 没有控制字段 " + ExchangeContent.OPERATION));
        }
    }

    private void target(List<ExchangeFinding> findings) {
        List<String> written = writtenColumns();
        if (content.marks()) {
            marks(findings);
        }
        target.columns().stream().filter(one -> one.required() && !one.filled() && !one.fixed() && !written.contains(one.name())).forEach(one -> findings
                .add(new ExchangeFinding("target-column-unfilled", one.name(), "目标表 " + target.name() + " 的字段 " + one.name() + " 不允许为空，但是没有对应的来源字段")));
        if (target.view()) {
            findings.add(new ExchangeFinding("target-is-no-table", null, "目标 " + target.name() + " 不是普通表，不能写入"));
        } else if (content.mode() != ExchangeMode.FULL && !target.uniqueOver(targetKeys())) {
            findings.add(new ExchangeFinding("target-key-not-unique", null, "目标表 " + target.name() + " 在关键字段 " + String.join("、", targetKeys()) + " 上没有唯一约束，不能按关键字段合并"));
        }
    }

    private void marks(List<ExchangeFinding> findings) {
        target.unique().stream().filter(one -> one.size() != targetKeys().size() || !targetKeys().containsAll(one)).forEach(one -> findings.add(new ExchangeFinding("target-mark-unique", one.getFirst(),
                "目标表 " + target.name() + " 的 " + String.join("、", one) + " 也有唯一约束，标记删除的行会一直占用它的值：请改为只约束没有删除的行的唯一索引（WHERE cd_operation <> 'D'），或者选择同步删除")));
        for (String name : List.of(ExchangeContent.OPERATION, ExchangeContent.TIME, ExchangeContent.BATCH)) {
            ColumnType type = target.column(name).map(PgTable.Column::type).map(ColumnType::of).orElse(null);
            boolean fits = type != null && (name.equals(ExchangeContent.TIME) ? type.base().startsWith("timestamp")
                    : type.text() && (type.length() == null || type.length() >= (name.equals(ExchangeContent.BATCH) ? MarkOf.LONGEST_BATCH : 1)));
            if (!fits) {
                findings.add(new ExchangeFinding("target-mark-missing", name, "目标表 " + target.name() + (type == null ? " 没有控制字段 " : " 的控制字段类型或者长度不合用：") + name
                        + "；标记删除需要 cd_operation（字符）、cd_time（时间戳）、cd_batch（字符，至少 " + MarkOf.LONGEST_BATCH + " 位）"));
            } else if (targetColumns().contains(name)) {
                findings.add(new ExchangeFinding("target-mark-taken", name, "目标表 " + target.name() + " 的控制字段 " + name + " 由平台填写，不能再对应来源字段"));
            }
        }
    }

    ExchangeContent content() {
        return content;
    }

    PgTable source() {
        return source;
    }

    PgTable target() {
        return target;
    }

    List<FieldGate> gates() {
        return gates;
    }

    List<String> targetColumns() {
        return content.fields().stream().map(ExchangeField::target).toList();
    }

    /** Those, and behind them the control columns where removed rows are marked. */
    List<String> writtenColumns() {
        List<String> written = new ArrayList<>(targetColumns());
        if (content.marks()) {
            written.addAll(List.of(ExchangeContent.OPERATION, ExchangeContent.TIME, ExchangeContent.BATCH));
        }
        return written;
    }

    /** The keys as the target calls them. */
    List<String> targetKeys() {
        return content.keys().stream().flatMap(key -> content.fields().stream().filter(field -> field.source().equals(key)).map(ExchangeField::target)).toList();
    }

    boolean isKey(int field) {
        return content.keys().contains(content.fields().get(field).source());
    }

    /** Columns of the source by which chunks follow each other. */
    List<String> order() {
        if (content.mode() != ExchangeMode.INCREMENTAL || content.watermark() == null) {
            return content.keys();
        }
        List<String> order = new ArrayList<>(List.of(content.watermark()));
        content.keys().stream().filter(key -> !key.equals(content.watermark())).forEach(order::add);
        return order;
    }

    /** How many fields a row of the source comes with: those that are moved, the keys, the operation. */
    int width() {
        return content.fields().size() + content.keys().size() + (content.control() ? 1 : 0);
    }

    /** The last row of the next chunk: its place in the order, as texts. */
    String bound(List<String> after, int rows) {
        String by = PgNames.list(order());
        String back = String.join(", ", order().stream().map(one -> "c." + PgNames.quoted(one) + " desc").toList());
        String place = String.join(", ", order().stream().map(one -> "c." + PgNames.quoted(one) + "::pg_catalog.text").toList());
        return "select %s from (select %s from %s%s order by %s limit %d) c order by %s limit 1".formatted(place, by, source.quoted(), where(behind(after)), by, rows, back);
    }

    String count(List<String> after) {
        return "select pg_catalog.count(*) from %s%s".formatted(source.quoted(), where(behind(after)));
    }

    /** Rows behind {@code after} up to and with {@code bound}. Of several entries of a change log for one key the last. */
    String rows(List<String> after, List<String> bound) {
        return select(where(behind(after).isEmpty() ? upTo(bound) : behind(after) + " and " + upTo(bound)));
    }

    /** Every row there is. */
    String all() {
        return select("");
    }

    /** Rows of these keys. */
    String rows(List<List<String>> keys) {
        String among = String.join(", ", keys.stream().map(key -> tuple(content.keys(), key)).toList());
        return select(where("(" + PgNames.list(content.keys()) + ") in (" + among + ")"));
    }

    private String select(String where) {
        List<String> columns = new ArrayList<>(content.fields().stream().map(ExchangeField::source).toList());
        columns.addAll(content.keys());
        if (!content.control()) {
            return "copy (select %s from %s%s) to stdout".formatted(PgNames.list(columns), source.quoted(), where);
        }
        columns.add(ExchangeContent.OPERATION);
        String keys = PgNames.list(content.keys());
        String last = content.watermark() == null ? "" : ", " + PgNames.quoted(content.watermark()) + " desc";
        return "copy (select distinct on (%s) %s from %s%s order by %s%s) to stdout".formatted(keys, PgNames.list(columns), source.quoted(), where, keys, last);
    }

    private String behind(List<String> after) {
        return after.isEmpty() ? "" : "(" + PgNames.list(order()) + ") > " + tuple(order(), after);
    }

    private String upTo(List<String> bound) {
        return "(" + PgNames.list(order()) + ") <= " + tuple(order(), bound);
    }

    private static String where(String condition) {
        return condition.isEmpty() ? "" : " where " + condition;
    }

    private String tuple(List<String> columns, List<String> values) {
        return "(" + String.join(", ", IntStream.range(0, columns.size()).mapToObj(i -> PgNames.literal(values.get(i), type(columns.get(i)))).toList()) + ")";
    }

    private String type(String column) {
        return source.column(column).map(PgTable.Column::type).orElse("text");
    }
}

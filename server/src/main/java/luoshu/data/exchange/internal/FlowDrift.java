package luoshu.data.exchange.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import luoshu.data.exchange.ExchangeFinding;
import org.jspecify.annotations.Nullable;

/** Tells what of two tables is not as it was when it was agreed with. Columns nobody moves may come and go. */
final class FlowDrift {

    private FlowDrift() {
    }

    static List<ExchangeFinding> between(FlowFile.@Nullable Agreed agreed, PgTable source, PgTable target) {
        List<ExchangeFinding> changed = new ArrayList<>();
        if (agreed != null) {
            tell("来源表 " + source.name(), agreed.source(), source, changed);
            tell("目标表 " + target.name(), agreed.target(), target, changed);
        }
        return changed;
    }

    private static void tell(String table, List<PgTable.Column> before, PgTable now, List<ExchangeFinding> changed) {
        for (PgTable.Column column : before) {
            Optional<PgTable.Column> found = now.column(column.name());
            if (found.isEmpty()) {
                changed.add(new ExchangeFinding("column-gone", column.name(), table + " 的字段 " + column.name() + " 不在了"));
            } else if (!found.get().type().equals(column.type())) {
                changed.add(new ExchangeFinding(shorter(column, found.get()) ? "column-shorter" : "column-type-changed", column.name(),
                        table + " 的字段 " + column.name() + " 由 " + column.type() + (shorter(column, found.get()) ? " 缩短为 " : " 变为 ") + found.get().type()));
            } else if (!column.required() && found.get().required()) {
                changed.add(new ExchangeFinding("column-required", column.name(), table + " 的字段 " + column.name() + " 变为不允许为空"));
            } else if (column.required() && !found.get().required()) {
                changed.add(new ExchangeFinding("column-optional", column.name(), table + " 的字段 " + column.name() + " 变为允许为空"));
            }
        }
    }

    private static boolean shorter(PgTable.Column before, PgTable.Column now) {
        Integer length = ColumnType.of(before.type()).length();
        Integer shorter = ColumnType.of(now.type()).length();
        return ColumnType.of(before.type()).base().equals(ColumnType.of(now.type()).base()) && shorter != null && (length == null || shorter < length);
    }

    /** What the flow counts on. */
    static FlowFile.Agreed agreed(ExchangePlan plan) {
        List<String> read = new ArrayList<>(plan.order());
        plan.content().fields().forEach(field -> read.add(field.source()));
        if (plan.content().control()) {
            read.add(ExchangeContent.OPERATION);
        }
        return new FlowFile.Agreed(plan.source().columns().stream().filter(one -> read.contains(one.name())).toList(),
                plan.target().columns().stream().filter(one -> plan.targetColumns().contains(one.name())).toList());
    }
}

package luoshu.data.quality.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.data.quality.RuleSeverity;
import luoshu.kernel.texts.Text;

/** Rules as a file says them: checked, every column and table it names exists in it. */
record RuleFile(Text name, List<RuleTable> tables, List<Comparison> comparisons) {

    /** {@code key}: what tells a row from others, in samples; {@code columns}: in their order. */
    record RuleTable(String name, Text title, List<String> key, Map<String, ColumnType> columns, List<Rule> rules) {
    }

    record Rule(String code, Text name, RuleSeverity severity, RuleCheck check) {
    }

    Optional<RuleTable> table(String table) {
        return tables.stream().filter(one -> one.name().equals(table)).findFirst();
    }
}

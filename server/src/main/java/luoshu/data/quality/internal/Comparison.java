package luoshu.data.quality.internal;

import java.util.List;
import java.util.UUID;

import luoshu.data.quality.RuleSeverity;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** What two or more tables say about the same things, held against each other. {@code columns}: by which they are called; {@code keys}: how many columns tell a thing from others. */
record Comparison(String code, Text name, RuleSeverity severity, List<String> columns, int keys, List<Side> sides) {

    /** One of the tables. {@code source}: absent: the data source of the rules; {@code key}, {@code columns}: its own names, in the order of the comparison; {@code authoritative}: 一数一源, its value stands. */
    record Side(String name, @Nullable UUID source, String table, List<String> key, List<String> columns, boolean authoritative) {
    }
}

package luoshu.data.quality.internal;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a rule asks of a row. A rule about a value asks nothing where there is none: that is for {@link Complete}. */
sealed interface RuleCheck {

    /** All of the columns have a value that is not blank. */
    record Complete(List<String> columns) implements RuleCheck {
    }

    record Format(String column, ValueFormat is) implements RuleCheck {
    }

    /** {@code matches}: a regular expression (RE2) for the whole value. */
    record Matches(String column, String matches) implements RuleCheck {
    }

    record Codes(String column, List<String> of) implements RuleCheck {
        public Codes {
            of = List.copyOf(of);
        }
    }

    record Range(String column, @Nullable BigDecimal least, @Nullable BigDecimal most) implements RuleCheck {
    }

    /** In characters. */
    record Length(String column, int least, int most) implements RuleCheck {
    }

    /** Not older than so many days when the rules run, and not later. */
    record Timely(String column, int days) implements RuleCheck {
    }

    /** A condition over the columns of a row that holds. */
    record Condition(String sql) implements RuleCheck {
    }

    /** No two rows have the same values. */
    record Unique(List<String> columns) implements RuleCheck {
    }

    /** A row of {@code table} has these values as {@code targets}. */
    record Reference(List<String> columns, String table, List<String> targets) implements RuleCheck {
    }

    /** Where {@code table} has rows with these values {@code by}, one of them has this value as {@code with}. */
    record Agrees(String column, String table, List<String> by, List<String> targets, String with) implements RuleCheck {
    }
}

package luoshu.data.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * 结算单. Never changed: its confirmation is added, and what was wrong in it is taken back by another.
 *
 * @param month    its first day
 * @param corrects number of the monthly statement a counter-statement belongs to
 * @param total    fen, of the lines
 * @param due      fen, what is to be paid: the total as far as the year's permitted revenue allows
 * @param answer   what the operator said to it
 * @param answerer who said so for the operator
 * @param disputed contracts whose lines are disputed at the moment
 */
public record OperationStatement(String number, String agreement, String organName, String operator, String operatorName, StatementKind kind, LocalDate month, @Nullable String corrects, @Nullable UUID dispute,
                                 List<StatementLine> lines, long total, long due, StatementState state, int version, Instant issuedAt, String issuedBy, @Nullable Instant confirmedAt, @Nullable String confirmedBy,
                                 @Nullable String answer, @Nullable String answerer, List<String> disputed, boolean confirmable, boolean disputable) {
}

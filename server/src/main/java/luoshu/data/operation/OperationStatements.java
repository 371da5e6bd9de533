package luoshu.data.operation;

import java.time.YearMonth;
import java.util.List;

/** 结算: a statement a month and agreement, made of metered days alone. */
public interface OperationStatements {

    /** Newest month first, counter-statements after what they correct; at most 500. */
    List<OperationStatement> list(String agreement);

    /** @throws luoshu.kernel.problems.NotFound */
    OperationStatement get(String number);

    /**
     * Takes {@link Operations#EDIT}. Days that were not counted yet are counted now.
     *
     * @throws luoshu.kernel.problems.Refused {@code operation-month-not-over}, {@code operation-month-outside}, {@code operation-month-stated}, {@code operation-day-disputed}
     */
    OperationStatement issue(String agreement, YearMonth month);

    /**
     * Takes {@link Operations#APPROVE}, by another than who issued it.
     *
     * @param answerer who answered for the operator
     * @param answer   what they said
     * @throws luoshu.kernel.problems.Refused {@code operation-own-statement}, {@code operation-statement-confirmed}, {@code operation-statement-disputed}
     */
    OperationStatement confirm(String number, int version, String answerer, String answer);

    /** As a workbook. */
    byte[] table(String number);
}

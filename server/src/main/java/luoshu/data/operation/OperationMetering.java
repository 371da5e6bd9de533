package luoshu.data.operation;

import java.time.LocalDate;
import java.util.List;

/** 计量. Days are counted by themselves when they are over; nobody writes a number. Faults of the provider and of the platform are not charged, nor are questions that were refused. */
public interface OperationMetering {

    /** By day and contract. @param until at most 366 days after {@code from} */
    List<MeteredDay> days(String agreement, LocalDate from, LocalDate until);

    /**
     * Counts a day again from the records of use. Takes {@link Operations#EDIT}.
     *
     * @throws luoshu.kernel.problems.Refused {@code operation-day-not-over}, {@code operation-day-outside}; {@code operation-day-stated}: a statement names it, whoever doubts it disputes the statement
     */
    List<MeteredDay> measure(String agreement, LocalDate day);
}

package luoshu.data.operation;

import java.time.LocalDate;
import java.util.List;

/** What the records of use say now beside what was metered. {@code same}: every day to its last use. */
public record Recount(PriceUnit unit, long stated, long recounted, boolean same, List<RecountedDay> days) {

    public record RecountedDay(LocalDate day, long metered, long recounted, boolean same) {
    }
}

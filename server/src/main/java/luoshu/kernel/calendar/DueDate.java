package luoshu.kernel.calendar;

import java.time.LocalDate;
import java.util.Optional;

/** When a limit ends – or why nobody can say yet. */
public sealed interface DueDate {

    default Optional<LocalDate> date() {
        return this instanceof On on ? Optional.of(on.day()) : Optional.empty();
    }

    /** The last day on which the act is in time. */
    record On(LocalDate day) implements DueDate {
    }

    /** The clock stands still since {@code since}; it will have {@code remainingDays} when it goes on. */
    record Stopped(LocalDate since, int remainingDays) implements DueDate {
    }

    /** The limit reaches {@code year}, whose holidays are not published or not imported. It cannot end before {@code notBefore}. */
    record NotCovered(int year, LocalDate notBefore) implements DueDate {
    }
}

package luoshu.trust.archives.internal;

import java.time.LocalDate;

import luoshu.kernel.cases.CaseRecord;
import luoshu.kernel.cases.DecisionView;
import luoshu.kernel.matters.Retention;
import org.jspecify.annotations.Nullable;

/** How long a package is kept: {@code years} null for ever. */
record Keeping(@Nullable Integer years, String basis) {

    /** From the matter and from how the case ended. */
    static Keeping of(ArchiveContent.Retentions rules, Retention matter, CaseRecord record, LocalDate ended) {
        DecisionView decision = record.decision();
        if (decision == null) {
            return matter.years() != null && matter.years() < rules.undecided().years() ? of(matter) : new Keeping(rules.undecided().years(), rules.undecided().basis());
        }
        if (matter.years() == null) {
            return of(matter);
        }
        if (decision.outcome() == DecisionView.Outcome.REFUSE) {
            return matter.years() < rules.refused().atLeast() ? new Keeping(rules.refused().atLeast(), rules.refused().basis()) : of(matter);
        }
        int valid = record.results().stream().filter(result -> result.validTo() != null).mapToInt(result -> result.validTo().getYear() + rules.validAfter().years() - ended.getYear()).max().orElse(0);
        return valid > matter.years() ? new Keeping(valid, rules.validAfter().basis()) : of(matter);
    }

    private static Keeping of(Retention matter) {
        return new Keeping(matter.years(), matter.basis());
    }

    String code() {
        return years == null ? "Y" : "D" + years;
    }

    String words() {
        return years == null ? "永久" : years + "年";
    }

    /** The last day, counted from the year after the case ended; null: for ever. */
    @Nullable LocalDate until(LocalDate ended) {
        return years == null ? null : LocalDate.of(ended.getYear() + years, 12, 31);
    }
}

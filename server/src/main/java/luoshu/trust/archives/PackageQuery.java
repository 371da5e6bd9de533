package luoshu.trust.archives;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** Filters. {@code q}: archive number, case number, matter or applicant. {@code retention}: code. {@code keptBefore}: those whose time is over by then. */
public record PackageQuery(@Nullable String q, @Nullable PackageState state, @Nullable String retention, @Nullable Boolean passed, @Nullable Integer year, @Nullable LocalDate keptBefore) {
}

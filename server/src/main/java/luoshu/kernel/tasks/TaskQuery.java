package luoshu.kernel.tasks;

import java.time.LocalDate;

import luoshu.kernel.calendar.Light;
import org.jspecify.annotations.Nullable;

/** Filters of the to-do list. {@code q}: number, title or applicant; {@code region}: it and everything below; {@code from}, {@code to}: day of receipt; {@code sort}: column,asc|desc. */
public record TaskQuery(TaskBox box, @Nullable String q, @Nullable String matter, @Nullable String state, @Nullable Light light, @Nullable String applicant, @Nullable String step,
                        @Nullable String region, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String sort) {
}

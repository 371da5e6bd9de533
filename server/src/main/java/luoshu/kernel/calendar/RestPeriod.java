package luoshu.kernel.calendar;

import java.time.LocalDate;

import luoshu.kernel.texts.Text;

/** A holiday as the notice gives it: first and last day of rest, weekends inside included. */
public record RestPeriod(LocalDate from, LocalDate to, Text name) {
}

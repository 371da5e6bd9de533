package luoshu.data.surveys;

import java.time.Instant;

/** What was done with a survey or an answer. */
public record SurveyJournalEntry(String act, Instant at, String name, String post, String note) {
}

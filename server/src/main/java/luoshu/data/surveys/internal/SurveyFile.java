package luoshu.data.surveys.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import luoshu.data.surveys.SurveyState;
import luoshu.kernel.access.Subject;

/** A survey, as stored. */
record SurveyFile(UUID id, String title, String instructions, String organ, String organName, String duty, String region, int days, LocalDate due, SurveyState state, int version, Instant startedAt,
                  String starterName) {

    Subject subject() {
        return new Subject(organ, duty, region, 0);
    }
}

package luoshu.data.surveys;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A survey to start.
 *
 * @param days   working days to answer in
 * @param organs codes of the organs asked; empty: all organs of {@code region} and below, of one {@code duty} if given
 */
public record NewSurvey(@Nullable String title, @Nullable String instructions, @Nullable Integer days, List<String> organs, @Nullable String region, @Nullable String duty) {

    public NewSurvey {
        organs = organs == null ? List.of() : List.copyOf(organs);
    }
}

package luoshu.data.surveys;

import java.util.List;

/**
 * Over the answers within reach. What is counted from sheets counts those that are confirmed or accepted.
 *
 * @param answered    confirmed or accepted
 * @param late        confirmed behind the last day, or not yet and the day is over
 * @param outstanding not confirmed yet
 * @param registered  systems with at least one registered resource, of {@code systems}
 */
public record SurveyTotals(int addressed, int answered, int accepted, int late, int outstanding, long systems, long registered, long tables, List<SurveySum> sums) {

    /** A figure added up. */
    public record SurveySum(String question, long number) {
    }
}

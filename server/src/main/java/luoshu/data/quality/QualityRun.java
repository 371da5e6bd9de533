package luoshu.data.quality;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One run of a rule set.
 *
 * @param number  counted in the rule set
 * @param version of the rule set that ran
 * @param rows    that were looked at, of all tables
 * @param checked of all rules together
 * @param failing rules that found something
 * @param failure why it could not be done, in Chinese
 */
public record QualityRun(UUID id, int number, int version, State state, Instant begunAt, @Nullable Instant endedAt, String byName, long rows, long checked, long failed, int failing, @Nullable String failure) {

    public enum State { RUNNING, DONE, FAILED, CANCELLED }
}

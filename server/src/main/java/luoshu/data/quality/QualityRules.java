package luoshu.data.quality;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** Rule sets of organs: files of rules about the tables of a data source, their runs and what these found. What is out of reach does not exist. */
public interface QualityRules {

    Permission MANAGE = new Permission("quality.manage");

    Page<RuleSetRow> list(@Nullable String q, PageRequest page);

    /** @throws luoshu.kernel.problems.NotFound */
    RuleSetView get(UUID id);

    /** Reads a rule file and says what is wrong with it, with the line; empty: nothing. */
    List<Finding> check(String file);

    /** @throws luoshu.kernel.problems.Invalid everything that is wrong with the file, at once */
    RuleSetView create(RuleSetDraft draft);

    RuleSetView save(UUID id, int version, RuleSetDraft draft);

    /** @param schedule when the rules run by themselves; absent: not */
    RuleSetView schedule(UUID id, int version, @Nullable RuleSchedule schedule);

    /** What was found stays; open tickets are dropped. */
    void remove(UUID id, int version);

    /** Begins to run all rules as a job. @throws luoshu.kernel.problems.Refused while they run */
    StartedRun run(UUID id);

    /** Newest first, at most 50. */
    List<QualityRun> runs(UUID id);

    /** What a run found, in the order of the file; empty before it is done. */
    List<RuleFound> found(UUID id, UUID run);

    /** What a run found when it held tables against each other, in the order of the file; empty before it is done. */
    List<ComparisonFound> comparisons(UUID id, UUID run);

    /** What the last {@code runs} complete runs (at most 50) found, rule by rule, oldest first. */
    List<RuleTrend> trend(UUID id, int runs);
}

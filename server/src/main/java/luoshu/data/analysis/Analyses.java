package luoshu.data.analysis;

import java.util.List;
import java.util.UUID;

import luoshu.data.contracts.ContractRole;
import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** 自助分析: questions in SQL over what somebody's organ has or is given. */
public interface Analyses {

    /** To ask, as the organ of one's post. */
    Permission USE = new Permission("analysis.use");
    /** To look at records of use and at alarms of either side. */
    Permission WATCH = new Permission("analysis.watch");

    /** Own tables and those under contracts about tables, by title. Contracts that give nothing now come with the problem. */
    List<AnalysisTable> tables();

    /**
     * Asks. Must not run in a transaction: it waits for somebody else's server. What came of it is on record, whatever it was.
     *
     * @throws luoshu.kernel.problems.Invalid pointers into {@link AnalysisQuestion}
     * @throws luoshu.kernel.problems.Refused {@code analysis-not-a-select}, {@code analysis-several-statements}, {@code analysis-unknown-table}, {@code analysis-unknown-column}, {@code analysis-function},
     *                                        {@code analysis-word}, {@code analysis-not-understood}, {@code analysis-too-complex} with what there is too much of; {@code analysis-contract} with number and state, {@code analysis-matter}, {@code analysis-pace}, {@code analysis-pace-minute}; {@code analysis-table-too-large},
     *                                        {@code analysis-table}, {@code analysis-value} where a source holds what is none of its type, {@code analysis-conversion} where a cast or calculation does not fit a value, {@code analysis-failed}, {@code analysis-busy}, {@code analysis-too-long}, {@code analysis-cancelled}, {@code source-unavailable}
     */
    AnalysisAnswer ask(AnalysisQuestion question);

    /** Calls off what one asked oneself; on whatever node it runs, within a second. What has ended stays as it is. */
    void cancel(UUID id);

    /** Newest first. @param role side on which the official's reach counts: who asked, or who gave; absent: who asked */
    Page<AnalysisUse> uses(@Nullable String q, @Nullable ContractRole role, PageRequest page);

    /** Own questions, newest first. */
    Page<AnalysisUse> own(PageRequest page);
}

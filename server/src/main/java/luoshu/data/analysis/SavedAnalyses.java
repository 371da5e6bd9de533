package luoshu.data.analysis;

import java.util.List;
import java.util.UUID;

/** 分析: saved questions of an organ. Takes {@link Analyses#USE}; what is another organ's, or somebody's alone, does not exist. */
public interface SavedAnalyses {

    /** One's own and those shared in the organ, newest first, at most 200. */
    List<SavedAnalysis> list();

    /** @throws luoshu.kernel.problems.NotFound out of reach */
    SavedAnalysis get(UUID id);

    /**
     * Before a statement is saved. Must not run in a transaction: reading it takes its time.
     *
     * @throws luoshu.kernel.problems.Refused where it could not be asked by anybody: {@link Analyses#ask}
     */
    void understand(String sql);

    /** What was understood. */
    SavedAnalysis create(SavedAnalysisDraft draft);

    /** One's own only; of another person, even a shared one cannot be changed. */
    SavedAnalysis save(UUID id, int version, SavedAnalysisDraft draft);

    void remove(UUID id, int version);
}

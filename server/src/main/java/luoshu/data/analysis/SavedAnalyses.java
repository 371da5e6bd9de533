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
     * Before one is created. Must not run in a transaction: reading a statement takes its time.
     *
     * @throws luoshu.kernel.problems.Refused where it could not be asked by anybody: {@link Analyses#ask}
     */
    void understand(String sql);

    /** Of a statement that was understood. */
    SavedAnalysis create(SavedAnalysisDraft draft);

    /**
     * One's own only; of another person, even a shared one cannot be changed. Must not run in a transaction, as {@link #understand}.
     *
     * @throws luoshu.kernel.problems.Refused as {@link #understand}
     */
    SavedAnalysis save(UUID id, int version, SavedAnalysisDraft draft);

    void remove(UUID id, int version);
}

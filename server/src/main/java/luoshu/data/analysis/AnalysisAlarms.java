package luoshu.data.analysis;

import java.util.UUID;

import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** 异常使用. Takes {@link Analyses#WATCH} within its reach. */
public interface AnalysisAlarms {

    /** Newest first. @param open those nobody has said anything to; absent: all */
    Page<AnalysisAlarm> list(@Nullable Boolean open, PageRequest page);

    /**
     * Says what came of it.
     *
     * @throws luoshu.kernel.problems.Refused {@code analysis-alarm-own} for one about oneself, {@code analysis-alarm-acknowledged}
     */
    AnalysisAlarm acknowledge(UUID id, String words);
}

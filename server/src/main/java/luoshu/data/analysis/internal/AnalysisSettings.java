package luoshu.data.analysis.internal;

import java.time.Duration;
import java.time.Period;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.analysis}.
 *
 * @param memory    megabytes the engine of a question may hold; what needs more goes to disk
 * @param spill     megabytes of disk a question may take
 * @param threads   of a question
 * @param tableRows most rows that are read of a table: of a larger one nothing is answered, part of it would be wrong
 * @param rows      most rows of an answer
 * @param exported  most rows of a file
 * @param time      most time for a question, reading included
 * @param atOnce    most questions under way on this node
 * @param keep      how long records of use are kept; three years at least
 */
@ConfigurationProperties("luoshu.analysis")
record AnalysisSettings(@DefaultValue("512") int memory, @DefaultValue("4096") int spill, @DefaultValue("2") int threads, @DefaultValue("1000000") int tableRows, @DefaultValue("1000") int rows,
                        @DefaultValue("50000") int exported, @DefaultValue("60s") Duration time, @DefaultValue("3") int atOnce, @DefaultValue("P3Y") Period keep) {

    AnalysisSettings {
        if (keep.toTotalMonths() < 36) {
            throw new IllegalStateException("luoshu.analysis.keep: records of use are kept for three years at least");
        }
    }
}

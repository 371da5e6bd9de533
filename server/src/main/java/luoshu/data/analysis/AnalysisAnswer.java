package luoshu.data.analysis;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * @param number    of the record of use
 * @param rows      at most {@code most}: a text or null for each column; numbers in plain decimal digits, days yyyy-MM-dd, times yyyy-MM-dd HH:mm:ss
 * @param truncated there are more rows
 * @param contracts under which it was read
 * @param digest    SM3 of columns and rows, hexadecimal
 */
public record AnalysisAnswer(UUID id, String number, List<AnswerColumn> columns, List<List<@Nullable String>> rows, int most, boolean truncated, List<String> contracts, int millis, String digest) {

    public AnalysisAnswer {
        columns = List.copyOf(columns);
        contracts = List.copyOf(contracts);
    }

    public record AnswerColumn(String name, AnalysisType type) {
    }
}

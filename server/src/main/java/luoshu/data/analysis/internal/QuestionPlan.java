package luoshu.data.analysis.internal;

import java.util.List;
import java.util.stream.Stream;

/** What a question runs and reads. {@code most}: rows of the answer, the contracts' bounds kept. */
record QuestionPlan(String sql, List<Loading> tables, int most) {

    /** Their numbers, each once. */
    List<String> contracts() {
        return tables.stream().map(one -> one.table().contract()).flatMap(contract -> contract == null ? Stream.<String>empty() : Stream.of(contract.number())).distinct().toList();
    }
}

package luoshu.data.operation;

import java.time.Instant;

public record OperationJournalEntry(OperationAct act, OperationState state, Instant at, String name, String post, String reason) {
}

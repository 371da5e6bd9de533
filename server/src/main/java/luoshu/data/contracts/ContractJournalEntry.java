package luoshu.data.contracts;

import java.time.Instant;

public record ContractJournalEntry(ContractAct act, ContractState state, Instant at, String name, String capacity, String reason) {
}

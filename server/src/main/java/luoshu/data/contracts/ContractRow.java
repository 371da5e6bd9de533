package luoshu.data.contracts;

import java.time.Instant;
import java.time.LocalDate;

import luoshu.data.catalog.ShareMode;
import org.jspecify.annotations.Nullable;

public record ContractRow(String number, String resourceName, String providerName, String askerName, @Nullable String demand, ShareMode mode, ContractState state, LocalDate from, LocalDate until, Instant changedAt) {
}

package luoshu.data.exchange.internal;

import java.util.UUID;

import luoshu.data.exchange.ExchangeRun;
import org.jspecify.annotations.Nullable;

/** A run as its job needs it. */
record RunFile(UUID id, UUID flow, ExchangeRun.State state, ExchangeRun.@Nullable Wish wish, boolean anew) {
}

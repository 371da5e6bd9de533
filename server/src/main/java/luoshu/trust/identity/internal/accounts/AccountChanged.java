package luoshu.trust.identity.internal.accounts;

import java.util.UUID;

/** An account was disabled, enabled or linked. */
public record AccountChanged(UUID account) {
}

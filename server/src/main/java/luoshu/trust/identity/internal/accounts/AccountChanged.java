package luoshu.trust.identity.internal.accounts;

import java.util.UUID;

/** An account was disabled, enabled or goes on as another party. */
public record AccountChanged(UUID account) {
}

package luoshu.trust.identity.internal.sessions;

import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.trust.identity.internal.accounts.Account;
import org.jspecify.annotations.Nullable;

/** What one cookie means now. {@code seat}: the capacity or post really acted in, which is another than the session chose when that one is no longer held; null without any post. */
public record SignedIn(Session session, Account account, Actor actor, @Nullable UUID seat) {
}

package luoshu.trust.identity.internal.sessions;

import luoshu.kernel.access.Actor;
import luoshu.trust.identity.internal.accounts.Account;

/** What one cookie means now. */
public record SignedIn(Session session, Account account, Actor actor) {
}

package luoshu.trust.identity.internal.sessions;

import luoshu.trust.identity.internal.accounts.Account;

/** The provider's own sessions (one for citizens, one for officials, so that both can live in one browser) and the two applications' sessions. */
public enum SessionKind {
    CITIZEN("luoshu-citizen", Account.Kind.CITIZEN),
    OFFICIAL("luoshu-official", Account.Kind.OFFICIAL),
    PORTAL("luoshu-portal", Account.Kind.CITIZEN),
    WORK("luoshu-work", Account.Kind.OFFICIAL);

    private final String cookie;
    private final Account.Kind accounts;

    SessionKind(String cookie, Account.Kind accounts) {
        this.cookie = cookie;
        this.accounts = accounts;
    }

    public String cookie() {
        return cookie;
    }

    public Account.Kind accounts() {
        return accounts;
    }

    public static SessionKind provider(Account.Kind accounts) {
        return accounts == Account.Kind.CITIZEN ? CITIZEN : OFFICIAL;
    }
}

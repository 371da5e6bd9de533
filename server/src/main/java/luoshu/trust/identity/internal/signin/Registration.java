package luoshu.trust.identity.internal.signin;

import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.parties.Mobile;
import luoshu.kernel.parties.Parties;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.Accounts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person registers with a mobile number they have shown to be theirs (level L2). */
@Component
class Registration {

    private final Accounts accounts;
    private final Parties parties;
    private final Audit audit;

    Registration(Accounts accounts, Parties parties, Audit audit) {
        this.accounts = accounts;
        this.parties = parties;
        this.audit = audit;
    }

    @Transactional
    public Account register(String name, String mobile) {
        Account account = accounts.get(accounts.register(name, mobile, parties.open(name, new Mobile(mobile)).value()));
        audit.record(account.self(), Act.done("account.register", "account:" + account.id()).of(account.person()));
        return account;
    }
}

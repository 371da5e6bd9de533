package luoshu.trust.identity.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.access.Grants;
import luoshu.kernel.access.HeldGrant;
import luoshu.kernel.access.Permission;
import luoshu.kernel.access.Roles;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.Accounts;
import luoshu.trust.identity.internal.sessions.Posts;
import luoshu.trust.identity.internal.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The system administrator makes, disables and resets officials' accounts, and grants nothing; the security administrator reads them and ends their sessions. */
@RestController
@RequestMapping("/api/admin/accounts")
class AccountAdminController {

    static final Permission MANAGE = new Permission("account.manage");
    static final Permission READ = new Permission("account.read");
    private static final Permission END_SESSIONS = new Permission("session.revoke");

    record NewAccount(@NotBlank @Pattern(regexp = "[a-z][a-z0-9._-]{2,31}", message = "账号以小写字母开头，3 至 32 位小写字母、数字、点、短横") String account,
                      @NotBlank @Size(max = 40) String name) {
    }

    private final Access access;
    private final Audit audit;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Grants grants;
    private final Roles roles;
    private final Posts posts;
    private final Reach reach;

    AccountAdminController(Access access, Audit audit, Accounts accounts, Sessions sessions, Grants grants, Roles roles, Posts posts, Reach reach) {
        this.access = access;
        this.audit = audit;
        this.accounts = accounts;
        this.sessions = sessions;
        this.grants = grants;
        this.roles = roles;
        this.posts = posts;
        this.reach = reach;
    }

    @GetMapping
    AccountPage list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int size) {
        Permission permission = reading();
        if (size < 1 || size > 100) {
            throw new Invalid("/size", "out-of-range", "每页 1–100 条");
        }
        List<Account> found = accounts.officials(q == null || q.isBlank() ? null : q.strip(), after, size + 1);
        boolean more = found.size() > size;
        List<Account> items = more ? found.subList(0, size) : found;
        List<AccountRow> rows = new ArrayList<>();
        for (Account account : items) {
            List<HeldGrant> held = grants.listCurrent(account.id());
            if (reach.account(permission, held)) {
                rows.add(row(account, held));
            }
        }
        return new AccountPage(rows, more ? items.getLast().login() : null);
    }

    @GetMapping("/{id}")
    AccountRow one(@PathVariable UUID id) {
        return row(official(id, reading()));
    }

    @PostMapping
    @OwnTransaction("the answer holds a password, which the store of answers must not")
    @Transactional
    @Asks("account.manage")
    public InitialPassword create(@RequestBody @Valid NewAccount wanted) {
        if (accounts.findByLogin(wanted.account()).isPresent()) {
            throw new Refused(Problem.Kind.CONFLICT, "account-exists", "an account of this name exists");
        }
        UUID id = accounts.create(Account.Kind.OFFICIAL, wanted.account(), wanted.name().strip(), null, null, false, access.actor().subject());
        audit.record(Act.done("account.create", "account:" + id).with(Map.of("account", wanted.account())));
        String password = accounts.giveInitialPassword(id);
        return new InitialPassword(row(accounts.get(id)), password);
    }

    @PostMapping("/{id}/reset-password")
    @OwnTransaction("the answer holds a password, which the store of answers must not")
    @Transactional
    public InitialPassword resetPassword(@PathVariable UUID id) {
        access.require(MANAGE);
        Account account = notMyself(official(id, MANAGE));
        String password = accounts.giveInitialPassword(id);
        sessions.endAllOf(id, null);
        audit.record(Act.done("account.reset-password", "account:" + id));
        return new InitialPassword(row(accounts.get(account.id())), password);
    }

    /** The authenticator was lost: the next sign-in enrols a new one. The password must be reset with it, so that a stolen password alone is not enough. */
    @PostMapping("/{id}/reset-factors")
    @OwnTransaction("the answer holds a password, which the store of answers must not")
    @Transactional
    public InitialPassword resetFactors(@PathVariable UUID id) {
        access.require(MANAGE);
        notMyself(official(id, MANAGE));
        accounts.forgetFactors(id);
        audit.record(Act.done("account.reset-factors", "account:" + id));
        return resetPassword(id);
    }

    @PostMapping("/{id}/disable")
    AccountRow disable(@PathVariable UUID id) {
        access.require(MANAGE);
        notMyself(official(id, MANAGE));
        accounts.disable(id);
        sessions.endAllOf(id, null);
        audit.record(Act.done("account.disable", "account:" + id));
        return row(accounts.get(id));
    }

    @PostMapping("/{id}/enable")
    AccountRow enable(@PathVariable UUID id) {
        access.require(MANAGE);
        official(id, MANAGE);
        accounts.enable(id);
        audit.record(Act.done("account.enable", "account:" + id));
        return row(accounts.get(id));
    }

    @PostMapping("/{id}/end-sessions")
    AccountRow endSessions(@PathVariable UUID id) {
        access.require(END_SESSIONS);
        Account account = official(id, END_SESSIONS);
        sessions.endAllOf(id, null);
        audit.record(Act.done("session.revoke", "account:" + id));
        return row(account);
    }

    /** Who makes accounts sees them, and who ends their sessions. */
    private Permission reading() {
        Permission permission = access.scope(MANAGE).grants().isEmpty() ? READ : MANAGE;
        access.require(permission);
        return permission;
    }

    private Account official(UUID id, Permission permission) {
        return accounts.find(id).filter(account -> account.kind() == Account.Kind.OFFICIAL && reach.account(permission, grants.listCurrent(id))).orElseThrow(() -> new NotFound("account"));
    }

    private Account notMyself(Account account) {
        if (account.id().toString().equals(access.actor().subject())) {
            throw new Refused(Problem.Kind.CONFLICT, "own-account", "administrators do not do this to their own account");
        }
        return account;
    }

    private AccountRow row(Account account) {
        return row(account, grants.listCurrent(account.id()));
    }

    private AccountRow row(Account account, List<HeldGrant> held) {
        Actor.Administrator administrator = held.isEmpty() ? null : roles.get(held.getFirst().role()).administrator();
        return new AccountRow(account.id(), String.valueOf(account.login()), account.name(), account.enabled(), account.passwordInitial(), accounts.hasSecondFactor(account), posts.of(held),
                administrator, account.version());
    }
}

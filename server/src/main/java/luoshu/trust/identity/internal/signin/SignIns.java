package luoshu.trust.identity.internal.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.trust.identity.internal.IdentitySettings;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.Accounts;
import luoshu.trust.identity.internal.accounts.Throttle;
import luoshu.trust.identity.internal.sessions.Cookies;
import luoshu.trust.identity.internal.sessions.SessionKind;
import luoshu.trust.identity.internal.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What every way of signing in shares: the attempt and its cookie, lock-out, the audit, and the provider's session at the end. */
@Component
class SignIns {

    static final String LOCKED = "locked";
    private static final String COOKIE = "luoshu-attempt";
    private final Attempts attempts;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Cookies cookies;
    private final Throttle throttle;
    private final Audit audit;
    private final IdentitySettings.Lockout lockout;

    SignIns(Attempts attempts, Accounts accounts, Sessions sessions, Cookies cookies, Throttle throttle, Audit audit, IdentitySettings settings) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.sessions = sessions;
        this.cookies = cookies;
        this.throttle = throttle;
        this.audit = audit;
        this.lockout = settings.lockout();
    }

    Attempt start(Account.Kind kind, @Nullable Account account, @Nullable String mobile, byte @Nullable [] code, List<String> factors, String returnTo,
                  HttpServletRequest request, HttpServletResponse response) {
        Attempt attempt = attempts.start(kind, account == null ? null : account.id(), mobile, code, factors, returnTo);
        cookies.write(request, response, COOKIE, attempt.token(), Attempts.LIFE);
        return attempt;
    }

    Optional<Attempt> current(Account.Kind kind, HttpServletRequest request) {
        return attempts.find(cookies.read(request, COOKIE), kind);
    }

    void end(Attempt attempt, HttpServletRequest request, HttpServletResponse response) {
        attempts.end(attempt);
        cookies.clear(request, response, COOKIE);
    }

    /** Is this name or address locked? The same for names that exist and names that do not. */
    boolean locked(String name, HttpServletRequest request) {
        return throttle.current("failures", name) >= lockout.failures() || throttle.current("failures.address", request.getRemoteAddr()) >= lockout.addressFailures();
    }

    /** Checks a password and counts a failure. Null: right; else {@code locked} or {@code password.wrong}, the same for names that exist and names that do not. */
    @Nullable String passwordProblem(String name, @Nullable Account account, String password, HttpServletRequest request) {
        if (locked(name, request)) {
            return LOCKED;
        }
        if (password.length() <= 200 && accounts.passwordMatches(account, password)) {
            return null;
        }
        failed(name, account, Step.PASSWORD, request);
        return "password.wrong";
    }

    /** The status of a page that shows {@code problem}. */
    static int status(String problem) {
        return (problem.equals(LOCKED) ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_CONTENT).value();
    }

    void failed(String name, @Nullable Account account, String what, HttpServletRequest request) {
        int failures = throttle.count("failures", name, lockout.window());
        throttle.count("failures.address", request.getRemoteAddr(), lockout.window());
        audit.record(account == null ? new Actor.Visitor() : account.self(), new Act(failures >= lockout.failures() ? "sign-in.locked" : "sign-in", Act.Outcome.DENIED,
                account == null ? "account:unknown" : "account:" + account.id(), null, null, null, Map.of("factor", what)));
    }

    /** Opens the provider's session; where the browser goes. The attempt's cookie is worth nothing afterwards: the session has a token of its own. */
    @Transactional
    public String finish(Attempt attempt, Account account, List<String> factors, HttpServletRequest request, HttpServletResponse response) {
        end(attempt, request, response);
        throttle.reset("failures", name(account));
        Sessions.Opened opened = sessions.open(account, factors, request);
        cookies.write(request, response, SessionKind.provider(account.kind()).cookie(), opened.token());
        audit.record(account.self(), Act.done("sign-in", "session:" + opened.session().id()).with(Map.of("factors", factors)));
        return attempt.returnTo();
    }

    void enrolled(Account account, String factor) {
        audit.record(account.self(), Act.done("account.enrol-factor", "account:" + account.id()).with(Map.of("factor", factor)));
    }

    void passwordChanged(Account account) {
        audit.record(account.self(), Act.done("account.change-password", "account:" + account.id()));
    }

    /** The attempt after one more factor was shown. */
    List<String> shown(Attempt attempt, String factor) {
        List<String> factors = new ArrayList<>(attempt.factors());
        if (!factors.contains(factor)) {
            factors.add(factor);
        }
        attempts.show(attempt, factors);
        return factors;
    }

    Account account(Attempt attempt) {
        return accounts.get(attempt.account());
    }

    static String name(Account account) {
        return account.login() != null ? account.login() : String.valueOf(account.mobile());
    }
}

package luoshu.trust.identity.internal.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.parties.PersonMerged;
import luoshu.trust.identity.internal.IdentitySettings;
import luoshu.trust.identity.internal.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts. */
@Component
public class Accounts {

    static final String TOTP = "totp";
    private final AccountQueries queries;
    private final PasswordHashing hashing;
    private final PasswordRules rules;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int history;

    Accounts(AccountQueries queries, PasswordHashing hashing, IdentitySettings settings, Vault vault, ApplicationEventPublisher events, Clock clock) {
        this.queries = queries;
        this.hashing = hashing;
        this.rules = new PasswordRules(settings.passwords().profile(), settings.passwords().rotation());
        this.vault = vault;
        this.events = events;
        this.clock = clock;
        this.history = settings.passwords().history();
    }

    public Optional<Account> find(UUID id) {
        return queries.find(id);
    }

    public Account get(UUID id) {
        return queries.find(id).orElseThrow();
    }

    public Optional<Account> findByLogin(String login) {
        return queries.findByLogin(login);
    }

    public Optional<Account> findByMobile(String mobile) {
        return queries.findByMobile(mobile);
    }

    public List<Account> officials(@Nullable String words, @Nullable String after, int limit) {
        return queries.officials(words, after, limit);
    }

    public UUID register(String name, String mobile, UUID person) {
        return queries.insert(Account.Kind.CITIZEN, null, name, mobile, person, false, "self", clock.instant());
    }

    public UUID create(Account.Kind kind, @Nullable String login, String name, @Nullable String mobile, @Nullable UUID person, boolean demo, String createdBy) {
        return queries.insert(kind, login, name, mobile, person, demo, createdBy, clock.instant());
    }

    /** Same work and same answer whether or not the account exists or has a password. */
    public boolean passwordMatches(@Nullable Account account, String password) {
        return hashing.matches(password, account == null || !account.enabled() ? null : account.password());
    }

    public boolean passwordExpired(Account account) {
        return !account.demo() && rules.expired(account.passwordAt(), clock.instant());
    }

    /** Codes of what is wrong with {@code password} for this account, including earlier use; empty and stored if nothing is. */
    @Transactional
    public List<String> changePassword(Account account, String password) {
        List<String> problems = rules.problems(password, account.login(), account.name());
        if (problems.isEmpty() && (hashing.matches(password, account.password())
                || queries.formerPasswords(account.id(), history).stream().anyMatch(former -> hashing.matches(password, former)))) {
            problems = List.of("password.used");
        }
        if (problems.isEmpty()) {
            queries.setPassword(account.id(), hashing.hash(password), false, clock.instant());
        }
        return problems;
    }

    /** A password its owner must change at the next sign-in. */
    @Transactional
    public String giveInitialPassword(UUID id) {
        String password = readable();
        queries.setPassword(id, hashing.hash(password), true, clock.instant());
        return password;
    }

    public String hash(String password) {
        return hashing.hash(password);
    }

    public void setPasswordHash(UUID id, String hash) {
        queries.setPassword(id, hash, false, clock.instant());
    }

    /** Keeps a new secret if {@code code} shows that the authenticator has it. */
    @Transactional
    public boolean enrolTotp(UUID id, byte[] secret, String code) {
        long step = Totp.matchingStep(secret, code, clock.instant());
        if (step == 0) {
            return false;
        }
        setTotp(id, secret);
        return queries.useTotpStep(id, step);
    }

    public void setTotp(UUID id, byte @Nullable [] secret) {
        queries.setTotp(id, secret == null ? null : vault.seal(TOTP, secret));
    }

    public boolean hasPasskey(Account account) {
        return queries.hasPasskey(account.id());
    }

    /** An authenticator or a passkey. */
    public boolean hasSecondFactor(Account account) {
        return account.totp() != null || hasPasskey(account);
    }

    /** No second factor any more: the next sign-in enrols one. */
    @Transactional
    public void forgetFactors(UUID id) {
        queries.setTotp(id, null);
        queries.deletePasskeys(id);
    }

    /** Checks and spends a code. */
    public boolean useTotp(Account account, String code) {
        if (account.totp() == null) {
            return false;
        }
        long step = Totp.matchingStep(vault.open(TOTP, account.totp()), code, clock.instant());
        return step > 0 && queries.useTotpStep(account.id(), step);
    }

    @Transactional
    public void disable(UUID id) {
        queries.setDisabled(id, clock.instant());
        events.publishEvent(new AccountChanged(id));
    }

    @Transactional
    public void enable(UUID id) {
        queries.setDisabled(id, null);
        events.publishEvent(new AccountChanged(id));
    }

    /** A person who proved to be somebody the platform knew already goes on as that party. */
    @EventListener
    @Transactional
    public void follow(PersonMerged merged) {
        queries.findByPerson(merged.from().value()).ifPresent(account -> {
            queries.setPerson(account.id(), merged.into().value());
            events.publishEvent(new AccountChanged(account.id()));
        });
    }

    /** Sixteen letters and digits in groups, none that is easily mistaken for another: about 80 bits. */
    private static String readable() {
        String letters = "abcdefghjkmnpqrstuvwxyz23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(letters.charAt(Vault.random(0, letters.length())));
        }
        return password.toString();
    }
}

package luoshu.trust.identity.internal.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Grants;
import luoshu.kernel.access.NewGrant;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.organs.Post;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Mobile;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.RealNames;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.regions.RegionCode;
import luoshu.trust.identity.DemonstrationAccount;
import luoshu.trust.identity.DemonstrationAccounts;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.Accounts;
import luoshu.trust.identity.internal.accounts.Totp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the demonstration's accounts at start-up. Their passwords and TOTP secret are public; nothing of this exists while {@code luoshu.demo} is false. */
@Component
@ConditionalOnProperty("luoshu.demo")
class DemoAccounts implements DemonstrationAccounts {

    private static final Logger log = LoggerFactory.getLogger(DemoAccounts.class);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final List<Integer> LEVELS = List.of(2, 3, 4, 5);
    private final Accounts accounts;
    private final Grants grants;
    private final Organs organs;
    private final Parties parties;
    private final RealNames realNames;
    private final Access access;
    private final String password;
    private final String secret;

    DemoAccounts(Accounts accounts, Grants grants, Organs organs, Parties parties, RealNames realNames, Access access) {
        this.accounts = accounts;
        this.grants = grants;
        this.organs = organs;
        this.parties = parties;
        this.realNames = realNames;
        this.access = access;
        Map<String, Object> file = DemoFile.accounts();
        this.password = (String) file.get("password");
        this.secret = (String) file.get("totpSecret");
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE - 100) // after the registers were filled
    void load() {
        access.asPlatform("demonstration", () -> {
            String hash = accounts.hash(password);
            DemoFile.people().forEach(person -> citizen(person, hash));
            DemoFile.officials().stream().filter(official -> accounts.findByLogin(official.account()).isEmpty()).forEach(official -> official(official, hash));
            return true;
        });
    }

    private void citizen(DemoFile.Person person, String hash) {
        Account known = accounts.findByMobile(person.mobile()).orElse(null);
        if (known == null) {
            PartyId party = parties.open(person.name(), new Mobile(person.mobile()));
            UUID id = accounts.create(Account.Kind.CITIZEN, null, person.name(), person.mobile(), party.value(), true, "demonstration");
            accounts.setPasswordHash(id, hash);
            known = accounts.get(id);
        }
        PartyId party = new PartyId(known.person());
        if (parties.getPerson(party).realNameLevel() < 4) {
            prove(person, party, known.id());
        }
    }

    /** Level 4 and the enterprises the register names; without simulated registers they stay at level 2 and prove themselves on the portal. */
    private void prove(DemoFile.Person person, PartyId party, UUID account) {
        try {
            realNames.verify(party, 4, person.name(), new CitizenId(person.citizenId()), "demonstration");
            PartyId self = new PartyId(accounts.get(account).person());
            DemoFile.companies().stream().filter(company -> company.owner().equals(person.key()))
                    .forEach(company -> realNames.claim(self, new CreditCode(company.creditCode()), company.name()));
        } catch (Problem refused) {
            log.debug("{} is not proved: {}", person.key(), refused.code());
        }
    }

    private void official(DemoOfficial official, String hash) {
        Optional<Organ> organ = organs.findByDutyAndRegion(official.duty(), RegionCode.of(official.region()), LEVELS).stream().findFirst();
        if (organ.isEmpty()) {
            log.warn("no organ for the demonstration account {}", official.account());
            return;
        }
        UUID id = accounts.create(Account.Kind.OFFICIAL, official.account(), official.name(), null, null, true, "demonstration");
        accounts.setPasswordHash(id, hash);
        accounts.setTotp(id, Totp.fromBase32(secret));
        List<Post> posts = organs.posts(organ.get().code());
        for (String code : official.posts()) {
            Post post = posts.stream().filter(each -> code.equals(each.code())).findFirst()
                    .orElseThrow(() -> new IllegalStateException("packages/demo: no post " + code + " at " + organ.get().name()));
            post.roles().forEach(role -> grants.grant(new NewGrant(id, post.id(), role, organ.get().code().value(), organ.get().duty(), organ.get().region().value(), 2), NOBODY));
        }
    }

    @Override
    public List<DemonstrationAccount> list() {
        List<DemonstrationAccount> all = new ArrayList<>();
        DemoFile.people().stream().limit(9).forEach(person -> all.add(new DemonstrationAccount("群众", person.name(), person.mobile(), password, null)));
        DemoFile.officials().forEach(official -> all.add(new DemonstrationAccount(official.title(), official.name(), official.account(), password, secret)));
        return all;
    }
}

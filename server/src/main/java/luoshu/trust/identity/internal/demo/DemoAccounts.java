package luoshu.trust.identity.internal.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Grants;
import luoshu.kernel.access.NewGrant;
import luoshu.trust.identity.DemonstrationAccount;
import luoshu.trust.identity.DemonstrationAccounts;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.Accounts;
import luoshu.trust.identity.internal.accounts.Totp;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the demonstration's accounts at start-up. Their passwords and TOTP secret are public; nothing of this exists while {@code luoshu.demo} is false. */
@Component
@ConditionalOnProperty("luoshu.demo")
class DemoAccounts implements DemonstrationAccounts {

    private static final UUID NOBODY = new UUID(0, 0);
    private final Accounts accounts;
    private final Grants grants;
    private final Access access;
    private final String password;
    private final String secret;

    DemoAccounts(Accounts accounts, Grants grants, Access access) {
        this.accounts = accounts;
        this.grants = grants;
        this.access = access;
        Map<String, Object> file = DemoFile.accounts();
        this.password = (String) file.get("password");
        this.secret = (String) file.get("totpSecret");
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE - 100) // after the registers, organs and posts
    void load() {
        access.asPlatform("demonstration", () -> {
            DemoFile.people().stream().filter(person -> accounts.findByMobile(person.mobile()).isEmpty()).forEach(this::citizen);
            DemoFile.officials().stream().filter(official -> accounts.findByLogin(official.account()).isEmpty()).forEach(this::official);
            return true;
        });
    }

    private void citizen(DemoFile.Person person) {
        UUID id = accounts.create(Account.Kind.CITIZEN, null, person.name(), person.mobile(), UUID.nameUUIDFromBytes(person.citizenId().getBytes(StandardCharsets.UTF_8)), true, "demonstration");
        accounts.setPassword(id, password);
    }

    private void official(DemoOfficial official) {
        UUID id = accounts.create(Account.Kind.OFFICIAL, official.account(), official.name(), null, null, true, "demonstration");
        accounts.setPassword(id, password);
        accounts.setTotp(id, Totp.fromBase32(secret));
        UUID post = UUID.nameUUIDFromBytes((official.region() + official.duty() + official.title()).getBytes(StandardCharsets.UTF_8));
        official.roles().forEach(role -> grants.grant(new NewGrant(id, post, role, "11" + official.region().substring(0, 6) + "0000000000", official.duty(), official.region(), 2), NOBODY));
    }

    @Override
    public List<DemonstrationAccount> list() {
        List<DemonstrationAccount> all = new ArrayList<>();
        DemoFile.people().stream().limit(8).forEach(person -> all.add(new DemonstrationAccount("群众", person.name(), person.mobile(), password, null)));
        DemoFile.officials().forEach(official -> all.add(new DemonstrationAccount(official.title(), official.name(), official.account(), password, secret)));
        return all;
    }
}

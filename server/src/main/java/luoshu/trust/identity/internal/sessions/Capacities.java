package luoshu.trust.identity.internal.sessions;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.web.Capacity;
import org.springframework.stereotype.Component;

/** For whom a citizen may act. */
@Component
public class Capacities {

    /** Real-name level and capacities, SELF first. */
    public record Standing(String name, int level, List<Capacity> capacities) {
    }

    public Standing of(Account account) {
        UUID person = account.person() == null ? account.id() : account.person();
        return new Standing(account.name(), 2, List.of(new Capacity(person, Actor.CapacityKind.SELF, person, account.name(), "PERSON", null, List.of(), null)));
    }
}

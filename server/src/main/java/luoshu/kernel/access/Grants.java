package luoshu.kernel.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.internal.GrantQueries;
import luoshu.kernel.problems.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who holds which role where. The rule that administration and business never meet in one account is a constraint of the table. */
@Component
public class Grants {

    private final GrantQueries queries;
    private final Roles roles;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Grants(GrantQueries queries, Roles roles, ApplicationEventPublisher events, Clock clock) {
        this.queries = queries;
        this.roles = roles;
        this.events = events;
        this.clock = clock;
    }

    /** What the account holds now. */
    public List<HeldGrant> listCurrent(UUID account) {
        return queries.current(account);
    }

    /** Everything it ever held, newest first. */
    public List<HeldGrant> listHistory(UUID account) {
        return queries.history(account);
    }

    public HeldGrant get(UUID id) {
        return queries.find(id).orElseThrow(() -> new NotFound("grant"));
    }

    /** The grant in the form every permission check reads. */
    public Grant toGrant(HeldGrant held) {
        Role role = roles.get(held.role());
        return new Grant(role.code(), role.permissions(), role.organs(), held.organ(), held.duty(), held.jurisdiction(), held.ceiling());
    }

    /** Granting what is held already changes nothing. */
    @Transactional
    public HeldGrant grant(NewGrant wanted, UUID by) {
        Role role = roles.get(wanted.role());
        String administrator = role.administrator() == null ? "" : role.administrator().name();
        if (queries.holdsOtherKind(wanted.account(), administrator)) {
            throw new DutiesConflict(role.code());
        }
        Instant now = clock.instant();
        UUID id;
        try {
            id = queries.insert(wanted, administrator, by, now);
        } catch (DataIntegrityViolationException raced) {
            if (String.valueOf(raced.getMessage()).contains("grant_one_kind_per_account")) {
                throw new DutiesConflict(role.code());
            }
            throw raced;
        }
        events.publishEvent(new GrantsChanged(wanted.account()));
        return get(id);
    }

    @Transactional
    public HeldGrant revoke(UUID id, UUID by) {
        HeldGrant held = get(id);
        if (held.current()) {
            queries.revoke(id, by, clock.instant());
            events.publishEvent(new GrantsChanged(held.account()));
        }
        return get(id);
    }
}

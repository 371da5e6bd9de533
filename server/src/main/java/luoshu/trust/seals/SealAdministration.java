package luoshu.trust.seals;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.NotPermitted;
import luoshu.kernel.access.Permission;
import luoshu.kernel.access.Subject;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.seals.internal.SealJournal;
import luoshu.trust.seals.internal.SealLife;
import luoshu.trust.seals.internal.SealList;
import luoshu.trust.seals.internal.SealRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Seals as officials look after them: the keeper of an organ applies for its seals and says when they are used; another person approves, makes and files them. */
@Component
public class SealAdministration {

    public static final Permission READ = new Permission("seal.read");
    /** The organ's keeper of seals. */
    public static final Permission KEEP = new Permission("seal.keep");
    public static final Permission APPROVE = new Permission("seal.approve");
    public static final Permission MAKE = new Permission("seal.make");

    private static final Map<SealAct, Permission> ASKS = Map.of(SealAct.APPROVE, APPROVE, SealAct.REFUSE, APPROVE, SealAct.MAKE, MAKE, SealAct.FILE, MAKE, SealAct.ENABLE, KEEP,
            SealAct.SUSPEND, KEEP, SealAct.RESUME, KEEP, SealAct.CANCEL, KEEP);

    private final SealLife life;
    private final SealList list;
    private final SealJournal journal;
    private final Organs organs;
    private final Access access;

    SealAdministration(SealLife life, SealList list, SealJournal journal, Organs organs, Access access) {
        this.life = life;
        this.list = list;
        this.journal = journal;
        this.organs = organs;
        this.access = access;
    }

    /** Newest first, those within reach. {@code q}: part of a holder's name, or the beginning of a code or of a seal's number. */
    public Page<SealView> page(@Nullable SealState state, SealHolder.@Nullable Kind holder, @Nullable String q, PageRequest page) {
        access.require(READ);
        Storable.check(q == null ? "" : q, "/q");
        Page<SealRow> rows = list.page(access.scope(READ), state, holder, q == null ? "" : q.strip(), page);
        return new Page<>(rows.items().stream().map(seal -> life.view(seal, Set.of(), false)).toList(), rows.total(), rows.page(), rows.size());
    }

    public SealView get(String id) {
        SealRow seal = find(id);
        return life.view(seal, permitted(seal), true);
    }

    public byte[] picture(String id) {
        return life.picture(find(id));
    }

    public List<SealJournalEntry> journal(String id) {
        return journal.list(find(id).id());
    }

    public Page<SealUseRow> uses(String id, PageRequest page) {
        return list.uses(find(id).id(), page);
    }

    /** What the official's own organ may apply for. */
    public List<SealChoice> choices() {
        access.require(KEEP);
        return life.choices(holder());
    }

    /** Applies for a seal of the official's own organ; one in force gives its place to the new one when that is enabled. */
    @Transactional
    public SealView apply(String words, String note) {
        access.require(KEEP);
        return get(life.apply(holder(), words, note).id());
    }

    /** @param note why; required where something is refused, stopped or ended */
    @Transactional
    public SealView act(String id, SealAct act, int version, String note) {
        Permission asked = Optional.ofNullable(ASKS.get(act)).orElseThrow();
        if (act != SealAct.CANCEL) { // which two kinds of officials may
            access.require(asked);
        }
        SealRow seal = find(id);
        if (!permitted(seal).contains(act)) {
            throw new NotPermitted(asked.name());
        }
        life.act(seal, act, version, note);
        return get(id);
    }

    private SealRow find(String id) {
        access.require(READ);
        return life.find(id).filter(seal -> access.allows(READ, subject(seal))).orElseThrow(() -> new NotFound("seal"));
    }

    /** An enterprise uses its seal itself; officials may only end it. */
    private Set<SealAct> permitted(SealRow seal) {
        Set<SealAct> acts = EnumSet.noneOf(SealAct.class);
        ASKS.forEach((act, permission) -> {
            boolean mine = permission != KEEP || seal.holder().kind() == SealHolder.Kind.ORGAN;
            if (mine && access.allows(permission, subject(seal)) || act == SealAct.CANCEL && access.allows(APPROVE, subject(seal))) {
                acts.add(act);
            }
        });
        return acts;
    }

    private SealHolder holder() {
        Actor.Official official = access.official();
        Organ organ = organs.get(new OrganCode(official.organ()));
        access.require(KEEP, new Subject(organ.code().value(), organ.duty(), organ.region().value(), 0));
        return SealHolder.of(organ);
    }

    private static Subject subject(SealRow seal) {
        return new Subject(seal.holder().organ(), seal.holder().duty(), seal.holder().region(), 0);
    }
}

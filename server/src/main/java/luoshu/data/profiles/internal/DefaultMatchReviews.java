package luoshu.data.profiles.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.data.matching.MatchField;
import luoshu.data.matching.MatchKind;
import luoshu.data.matching.Matching;
import luoshu.data.profiles.LibraryField;
import luoshu.data.profiles.MatchReviews;
import luoshu.data.profiles.PairDecision;
import luoshu.data.profiles.PairRow;
import luoshu.data.profiles.PairView;
import luoshu.data.profiles.ValueForm;
import luoshu.data.profiles.internal.PairQueries.Moved;
import luoshu.data.profiles.internal.PairQueries.Pair;
import luoshu.data.profiles.internal.PairQueries.Side;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.Person;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultMatchReviews implements MatchReviews {

    private static final Set<ValueForm> NUMBERS = Set.of(ValueForm.NUMBER, ValueForm.CITIZEN_NUMBER, ValueForm.PHONE);
    private final PairQueries pairs;
    private final RecordStore store;
    private final RecordContent contents;
    private final LibraryContent libraries;
    private final Matching matching;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    DefaultMatchReviews(PairQueries pairs, RecordStore store, RecordContent contents, LibraryContent libraries, Matching matching, Access access, Audit audit, Clock clock) {
        this.pairs = pairs;
        this.store = store;
        this.contents = contents;
        this.libraries = libraries;
        this.matching = matching;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Page<PairRow> list(PairRow.@Nullable State state, PageRequest page) {
        access.require(REVIEW);
        Page<Pair> found = pairs.list(access.scope(REVIEW), state == null ? PairRow.State.OPEN : state, page);
        return new Page<>(found.items().stream().map(pair -> new PairRow(pair.id(), pair.kind(), name(pair.kind(), pair.one()), name(pair.kind(), pair.other()), pair.one().sourceName(), pair.other().sourceName(), pair.bits(),
                pair.state(), pair.openedAt(), pair.decidedAt(), pair.decidedBy())).toList(), found.total(), found.page(), found.size());
    }

    private String name(MatchKind kind, Side side) {
        String name = matchedBy(side, MatchField.NAME);
        return kind == MatchKind.PERSON && !name.isEmpty() ? Person.masked(name) : name;
    }

    private String matchedBy(Side side, MatchField field) {
        Map<String, StoredValue> values = contents.open(side.record(), side.content());
        return libraries.get(side.library()).fields().stream().filter(one -> one.match() == field && values.containsKey(one.code())).map(one -> values.get(one.code()).value()).findFirst().orElse("");
    }

    @Override
    @Transactional
    public PairView get(UUID id) {
        access.require(REVIEW);
        Pair pair = pairs.find(id).filter(one -> access.allows(REVIEW, one.subject())).orElseThrow(() -> new NotFound("pair"));
        audit.record(Act.done("profile.review-read", "match-review:" + id).with(Map.of()));
        return view(pair);
    }

    @Override
    @Transactional
    public PairView decide(UUID id, int version, PairDecision decision) {
        Pair pair = locked(id, version);
        if (pair.state() != PairRow.State.OPEN && pair.state() != PairRow.State.UNCLEAR) {
            throw new Refused(Problem.Kind.CONFLICT, "pair-decided", "这一对已经核对过了");
        }
        store.alone();
        List<Moved> moved = decision.answer() == PairDecision.Answer.SAME && !pair.one().profile().equals(pair.other().profile()) ? joined(pair.one(), pair.other()) : List.of();
        pairs.decide(id, PairQueries.decided(decision.answer()), moved, decision.reason(), access.actor(), clock.instant());
        pairs.act(id, decision.answer().name(), decision.reason(), access.actor(), clock.instant());
        audit.record(Act.done("profile.review", "match-review:" + id).with(Map.of("answer", decision.answer().name(), "moved", moved.size())));
        return view(pairs.find(id).orElseThrow());
    }

    /** The profile without a number goes into the other; of two with numbers, only the record goes. */
    private List<Moved> joined(Side one, Side other) {
        Side stays = one.numbered() || !other.numbered() ? one : other;
        Side goes = stays == one ? other : one;
        return goes.numbered() ? List.of(pairs.move(goes.record(), goes.profile(), stays.profile())) : pairs.moveAll(goes.profile(), stays.profile());
    }

    @Override
    @Transactional
    public PairView split(UUID id, int version, String reason) {
        Pair pair = locked(id, version);
        if (pair.state() != PairRow.State.SAME || pair.moved().isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "nothing-to-split", "这一对不是由核对合并的，不能拆分");
        }
        store.alone();
        pairs.moveBack(pair.moved(), pair.one().profile());
        pairs.decide(id, PairRow.State.DIFFERENT, List.of(), reason, access.actor(), clock.instant());
        pairs.act(id, "SPLIT", reason, access.actor(), clock.instant());
        audit.record(Act.done("profile.split", "match-review:" + id).with(Map.of("moved", pair.moved().size())));
        return view(pairs.find(id).orElseThrow());
    }

    private Pair locked(UUID id, int version) {
        access.require(REVIEW);
        Pair pair = pairs.lock(id).filter(one -> access.allows(REVIEW, one.subject())).orElseThrow(() -> new NotFound("pair"));
        if (pair.version() != version) {
            throw IfMatch.stale();
        }
        return pair;
    }

    private PairView view(Pair pair) {
        return new PairView(pair.id(), pair.kind(), side(pair.one()), side(pair.other()),
                matching.compare(contents.prepared(pair.one().record(), pair.kind(), pair.one().library(), pair.one().content()),
                        contents.prepared(pair.other().record(), pair.kind(), pair.other().library(), pair.other().content())).masked(),
                matching.certain(pair.kind()), pair.state(), pair.state() == PairRow.State.SAME && !pair.moved().isEmpty(), pair.version(), pairs.acts(pair.id()));
    }

    private PairView.PairSide side(Side side) {
        Map<String, StoredValue> values = contents.open(side.record(), side.content());
        LibraryContent.Library library = libraries.get(side.library());
        return new PairView.PairSide(side.organName(), side.sourceName(), side.table(), side.library(), side.seenAt(), side.batch(), side.records(), library.fields().stream().filter(field -> values.containsKey(field.code()))
                .map(field -> new PairView.PairValue(field.code(), field.name(), shown(field, values.get(field.code()).value()))).toList());
    }

    private static String shown(LibraryField field, String value) {
        return NUMBERS.contains(field.form()) ? CitizenId.mask(value) : value;
    }
}

package luoshu.trust.materials.internal;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.files.FileLimits;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.Files;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.materials.MaterialOrigin;
import luoshu.trust.materials.SpaceItem;
import luoshu.trust.materials.SpaceStanding;
import luoshu.trust.materials.Spaces;
import luoshu.trust.reading.Readings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class DefaultSpaces implements Spaces {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private final SpaceQueries queries;
    private final MaterialContent content;
    private final MaterialSettings settings;
    private final Files files;
    private final Cases cases;
    private final Readings readings;
    private final Audit audit;
    private final Clock clock;

    DefaultSpaces(SpaceQueries queries, MaterialContent content, MaterialSettings settings, Files files, Cases cases, Readings readings, Audit audit, Clock clock) {
        this.queries = queries;
        this.content = content;
        this.settings = settings;
        this.files = files;
        this.cases = cases;
        this.readings = readings;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public SpaceStanding standing(Actor.Applicant actor) {
        SpaceQueries.Fill fill = queries.fill(actor.applicantId());
        return new SpaceStanding(fill.items(), settings.mostItems(), fill.bytes(), settings.mostBytes(), settings.maxMegabytes(), queries.keeps(actor.applicantId()), content.consent().text(),
                content.consent().basis(), content.kinds(), readings.unavailable().orElse(null));
    }

    @Override
    public Page<SpaceItem> list(Actor.Applicant actor, @Nullable String q, @Nullable String kind, PageRequest page) {
        Page<SpaceQueries.Row> rows = queries.page(actor, q, kind, page);
        return new Page<>(rows.items().stream().map(this::view).toList(), rows.total(), rows.page(), rows.size());
    }

    @Override
    @Transactional
    public SpaceItem upload(Actor.Applicant actor, InputStream stream, String fileName, Words words) {
        check(words);
        SpaceQueries.Fill fill = queries.lock(actor.applicantId());
        UUID id = UUID.randomUUID();
        FileRef file = receive(actor, fill, 1, stream, fileName, id);
        queries.insert(id, new SpaceQueries.Addition(actor.applicantId(), content.kind(words.kind().strip()), words.name().strip(), words.validFrom(), words.validTo(), false, actor.scope()),
                clock.instant());
        queries.insertEdition(id, file, MaterialOrigin.UPLOADED, null, actor.subject(), clock.instant());
        audit.record(Act.done("material.keep", "material:" + id).of(actor.applicantId()));
        return view(get(actor, id));
    }

    @Override
    @Transactional
    public SpaceItem uploadEdition(Actor.Applicant actor, UUID item, InputStream stream, String fileName) {
        SpaceQueries.Fill fill = queries.lock(actor.applicantId());
        SpaceQueries.Row row = get(actor, item);
        if (row.editions().size() >= settings.mostEditions()) {
            throw new Refused(Problem.Kind.CONFLICT, "space-full", "no more editions of this material", Map.of("limit", settings.mostEditions()));
        }
        FileRef file = receive(actor, fill, 0, stream, fileName, item);
        queries.insertEdition(item, file, MaterialOrigin.UPLOADED, null, actor.subject(), clock.instant());
        queries.touch(item, clock.instant());
        audit.record(Act.done("material.new-edition", "material:" + item).of(actor.applicantId()));
        return view(get(actor, item));
    }

    private FileRef receive(Actor.Applicant actor, SpaceQueries.Fill fill, int more, InputStream stream, String fileName, UUID item) {
        if (fill.items() + more > settings.mostItems()) {
            throw new Refused(Problem.Kind.CONFLICT, "space-full", "the space holds as many materials as it may", Map.of("limit", settings.mostItems()));
        }
        FileRef file = files.receive(stream, fileName, FileLimits.any(settings.maxMegabytes()), SpaceFileAccess.owner(item));
        if (fill.bytes() + file.size() > settings.mostBytes()) {
            throw new Refused(Problem.Kind.CONFLICT, "space-full", "the space holds as much as it may", Map.of("megabytes", settings.mostMegabytes()));
        }
        queries.findByContent(actor.applicantId(), file.sha256()).ifPresent(_ -> {
            throw new Refused(Problem.Kind.CONFLICT, "material-there-already", "the same content is kept already");
        });
        return file;
    }

    @Override
    @Transactional
    public SpaceItem change(Actor.Applicant actor, UUID item, long version, Words words) {
        check(words);
        get(actor, item);
        if (!queries.change(item, version, content.kind(words.kind().strip()), new Words(words.kind(), words.name().strip(), words.validFrom(), words.validTo()), clock.instant())) {
            throw IfMatch.stale();
        }
        audit.record(Act.done("material.change", "material:" + item).of(actor.applicantId()));
        return view(get(actor, item));
    }

    @Override
    @Transactional
    public void delete(Actor.Applicant actor, UUID item, long version) {
        get(actor, item);
        if (!queries.delete(item, version, clock.instant())) {
            throw IfMatch.stale();
        }
        files.discardAll(SpaceFileAccess.owner(item));
        audit.record(Act.done("material.delete", "material:" + item).of(actor.applicantId()));
    }

    @Override
    @Transactional
    public SpaceStanding changeKeeping(Actor.Applicant actor, boolean keep) {
        queries.consent(actor.applicantId(), keep, actor.subject(), clock.instant());
        audit.record(Act.done(keep ? "material.consent" : "material.no-consent", "party:" + actor.applicantId()).of(actor.applicantId()));
        return standing(actor);
    }

    @Override
    public boolean keeping(Actor.Applicant actor, UUID draft) {
        cases.getDraft(actor, draft);
        return queries.choice(draft).orElseGet(() -> queries.keeps(actor.applicantId()));
    }

    @Override
    @Transactional
    public boolean changeKeeping(Actor.Applicant actor, UUID draft, boolean keep) {
        cases.getDraft(actor, draft);
        queries.choose(draft, keep, actor.subject(), clock.instant());
        audit.record(Act.done(keep ? "material.consent" : "material.no-consent", "draft:" + draft).of(actor.applicantId()));
        return keep;
    }

    private SpaceQueries.Row get(Actor.Applicant actor, UUID id) {
        return queries.find(actor, id).orElseThrow(() -> new NotFound("material"));
    }

    private static void check(Words words) {
        Storable.check(words.name(), "/name");
        Storable.check(words.kind(), "/kind");
        if (words.validFrom() != null && words.validTo() != null && words.validTo().isBefore(words.validFrom())) {
            throw new Invalid("/validTo", "before-start", "有效期止不能早于有效期起");
        }
    }

    private SpaceItem view(SpaceQueries.Row row) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        SpaceItem.Standing standing = row.validTo() == null || row.validTo().isAfter(today.plusDays(settings.warnDays())) ? SpaceItem.Standing.CURRENT
                : row.validTo().isBefore(today) ? SpaceItem.Standing.EXPIRED : SpaceItem.Standing.EXPIRING;
        return new SpaceItem(row.id(), row.version(), row.kind(), row.kindName(), row.name(), row.validFrom(), row.validTo(), row.validByText(), standing, row.editions(), row.uses(), row.changedAt());
    }
}

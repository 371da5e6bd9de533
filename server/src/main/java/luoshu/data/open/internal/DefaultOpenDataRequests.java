package luoshu.data.open.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.catalog.OpenType;
import luoshu.data.open.OpenDataFormat;
import luoshu.data.open.OpenDataRequest;
import luoshu.data.open.OpenDataRequestState;
import luoshu.data.open.OpenDataRequests;
import luoshu.data.open.OpenDatasets;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.calendar.Calendars;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultOpenDataRequests implements OpenDataRequests {

    private static final int SHORTEST_PURPOSE = 10;
    private static final int LONGEST_TEXT = 1_000;
    private static final String SELECT = """
            select r.*, d.organ_name, d.organ, d.duty, d.region, coalesce(e.title, d.resource_name) as title
            from open.request r join open.dataset d on d.id = r.dataset left join open.edition e on e.dataset = d.id and e.number = coalesce(d.published, d.newest)
            """;

    private final JdbcClient jdbc;
    private final DatasetQueries datasets;
    private final OpenContent content;
    private final RequestTasks tasks;
    private final Calendars calendars;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    DefaultOpenDataRequests(JdbcClient jdbc, DatasetQueries datasets, OpenContent content, RequestTasks tasks, Calendars calendars, Access access, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.datasets = datasets;
        this.content = content;
        this.tasks = tasks;
        this.calendars = calendars;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public OpenDataRequest ask(UUID dataset, String purpose, String agreement) {
        Actor.Applicant me = access.applicant();
        DatasetFile of = datasets.find(dataset, null).filter(file -> file.published() != null).orElseThrow(() -> new NotFound("open-data"));
        if (of.openType() != OpenType.CONDITIONAL) {
            throw new Refused(Problem.Kind.CONFLICT, "open-data-not-conditional", "this data set is open to everybody");
        }
        String text = bounded(purpose, "/purpose");
        if (text.codePointCount(0, text.length()) < SHORTEST_PURPOSE) {
            throw new Invalid("/purpose", "too-short", "请用至少 " + SHORTEST_PURPOSE + " 个字写明用途");
        }
        if (!agreement.equals(content.choices().agreement().version())) {
            throw new Invalid("/agreement", "agreement-changed", "使用协议已更新，请重新阅读并同意");
        }
        Instant now = clock.instant();
        LocalDate due = calendars.current().due(LocalDate.ofInstant(now, DefaultOpenData.CHINA), content.decide(), List.of()).date().orElse(null);
        UUID id = jdbc.sql("""
                    insert into open.request (dataset, party, party_name, subject, purpose, agreement, agreement_digest, state, version, asked_at, due)
                    values (:dataset, :party, :partyName, :subject, :purpose, :agreement, :digest, 'ASKED', 1, :now, :due) on conflict (dataset, party) where state in ('ASKED', 'GRANTED') do nothing returning id
                    """).param("dataset", dataset).param("party", me.applicantId()).param("partyName", me.applicantName()).param("subject", me.subject()).param("purpose", text).param("agreement", agreement)
                    .param("digest", content.agreementDigest()).param("now", Timestamp.from(now)).param("due", due).query(UUID.class).optional()
                    .orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "open-data-asked-already", "there is a request already"));
        return done(id, "ask", me.applicantId(), of, true);
    }

    private OpenDataRequest done(UUID id, String what, UUID party, DatasetFile of, boolean done) {
        audit.record(Act.done("opendata." + what, "open-data-request:" + id).of(party));
        OpenDataRequest request = find(id).orElseThrow();
        tasks.follow(request, of, what.toUpperCase(Locale.ROOT), done);
        return request;
    }

    @Override
    public List<OpenDataRequest> mine() {
        return jdbc.sql(SELECT + "where r.party = :party order by r.asked_at desc limit 100").param("party", access.applicant().applicantId()).query(this::request).list();
    }

    @Override
    @Transactional
    public OpenDataRequest withdraw(UUID id) {
        UUID party = access.applicant().applicantId();
        OpenDataRequest request = lock(id, Optional.of(party));
        if (request.state() != OpenDataRequestState.ASKED && request.state() != OpenDataRequestState.GRANTED) {
            throw notPossible(request);
        }
        move(id, request.version(), OpenDataRequestState.WITHDRAWN, "", null, false);
        return done(id, "withdraw-request", party, of(request), false);
    }

    @Override
    public Page<OpenDataRequest> list(@Nullable OpenDataRequestState state, PageRequest page) {
        access.require(OpenDatasets.READ);
        Scope.Predicate within = access.scope(OpenDatasets.READ).predicate("d.organ", "d.duty", "d.region", "0", "s");
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("state", state == null ? "" : state.name());
        String where = "where " + within.sql() + " and (:state = '' or r.state = :state)";
        List<OpenDataRequest> rows = jdbc.sql(SELECT + where + " order by r.asked_at desc, r.id limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query(this::request).list();
        int total = jdbc.sql("select count(*) from (select r.id from open.request r join open.dataset d on d.id = r.dataset " + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params)
                .query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    @Override
    public OpenDataRequest get(UUID id) {
        access.require(OpenDatasets.READ);
        OpenDataRequest request = find(id).orElseThrow(() -> new NotFound("open-data-request"));
        within(request);
        return request;
    }

    private DatasetFile within(OpenDataRequest request) {
        DatasetFile of = of(request);
        if (!access.allows(OpenDatasets.READ, of.subject())) {
            throw new NotFound("open-data-request");
        }
        return of;
    }

    private DatasetFile of(OpenDataRequest request) {
        return datasets.find(request.dataset(), null).orElseThrow(() -> new NotFound("open-data"));
    }

    @Override
    @Transactional
    public OpenDataRequest decide(UUID id, int version, boolean grant, String reason, @Nullable LocalDate validUntil) {
        OpenDataRequest request = judged(id, version, OpenDataRequestState.ASKED);
        String why = bounded(reason, "/reason");
        if (why.isEmpty()) {
            throw new Invalid("/reason", "required", "请写明理由");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), DefaultOpenData.CHINA);
        if (grant && (validUntil == null || validUntil.isBefore(today) || validUntil.isAfter(today.plusMonths(content.longestGrant())))) {
            throw new Invalid("/validUntil", "out-of-range", "请给出有效期，最长 " + content.longestGrant() + " 个月");
        }
        move(id, version, grant ? OpenDataRequestState.GRANTED : OpenDataRequestState.REFUSED, why, grant ? validUntil : null, true);
        return done(id, grant ? "grant" : "refuse-request", party(id), of(request), true);
    }

    @Override
    @Transactional
    public OpenDataRequest revoke(UUID id, int version, String reason) {
        OpenDataRequest request = judged(id, version, OpenDataRequestState.GRANTED);
        String why = bounded(reason, "/reason");
        if (why.isEmpty()) {
            throw new Invalid("/reason", "required", "请写明理由");
        }
        move(id, version, OpenDataRequestState.REVOKED, why, request.validUntil(), true);
        return done(id, "revoke", party(id), of(request), true);
    }

    private OpenDataRequest judged(UUID id, int version, OpenDataRequestState from) {
        access.require(OpenDatasets.APPROVE);
        OpenDataRequest request = lock(id, Optional.empty());
        access.require(OpenDatasets.APPROVE, within(request).subject());
        if (request.state() != from) {
            throw notPossible(request);
        }
        if (request.version() != version) {
            throw IfMatch.stale();
        }
        return request;
    }

    private static Refused notPossible(OpenDataRequest request) {
        return new Refused(Problem.Kind.CONFLICT, "open-act-not-possible", "not possible in state " + request.state(), Map.of("state", request.state().name()));
    }

    private UUID party(UUID id) {
        return jdbc.sql("select party from open.request where id = :id").param("id", id).query(UUID.class).single();
    }

    private void move(UUID id, int version, OpenDataRequestState state, String reason, @Nullable LocalDate validUntil, boolean decided) {
        jdbc.sql("""
                update open.request set state = :state, version = version + 1, reason = :reason, valid_until = :until, decided_at = case when :decided then :now else decided_at end,
                       decided_name = case when :decided then :name else decided_name end
                where id = :id and version = :version
                """).param("state", state.name()).param("reason", reason).param("until", validUntil).param("decided", decided).param("now", Timestamp.from(clock.instant())).param("name", access.actor().name())
                .param("id", id).param("version", version).update();
    }

    private OpenDataRequest lock(UUID id, Optional<UUID> party) {
        return jdbc.sql(SELECT + "where r.id = :id and (:anybody or r.party = :party) for update of r").param("id", id).param("anybody", party.isEmpty()).param("party", party.orElse(id)).query(this::request).optional()
                .orElseThrow(() -> new NotFound("open-data-request"));
    }

    private Optional<OpenDataRequest> find(UUID id) {
        return jdbc.sql(SELECT + "where r.id = :id").param("id", id).query(this::request).optional();
    }

    private static String bounded(String text, String pointer) {
        Storable.check(text, pointer);
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw new Invalid(pointer, "too-long", "不超过 " + LONGEST_TEXT + " 字");
        }
        return text.strip();
    }

    private OpenDataRequest request(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        List<OpenDataRequest.OpenDataUse> uses = jdbc.sql("select edition, format, at from open.download where request = :id order by id desc limit 100").param("id", id)
                .query((one, _) -> new OpenDataRequest.OpenDataUse(one.getInt("edition"), OpenDataFormat.valueOf(one.getString("format")), one.getTimestamp("at").toInstant())).list();
        return new OpenDataRequest(id, row.getObject("dataset", UUID.class), row.getString("title"), row.getString("organ_name"), row.getString("party_name"), row.getString("purpose"), row.getString("agreement"),
                row.getString("agreement_digest"), OpenDataRequestState.valueOf(row.getString("state")), row.getInt("version"), row.getTimestamp("asked_at").toInstant(), row.getObject("due", LocalDate.class),
                DatasetQueries.instant(row.getTimestamp("decided_at")), row.getString("decided_name"), row.getString("reason"), row.getObject("valid_until", LocalDate.class), uses);
    }
}

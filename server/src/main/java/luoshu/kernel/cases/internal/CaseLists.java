package luoshu.kernel.cases.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.cases.CaseQuery;
import luoshu.kernel.cases.CaseState;
import luoshu.kernel.cases.CaseSummary;
import luoshu.kernel.cases.PublicState;
import luoshu.kernel.database.Like;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of cases. Who may see what is a predicate of the query, never a filter afterwards; counting stops where nobody reads on. */
@Component
class CaseLists {

    private static final Map<String, String> SORTS = Map.of("submittedAt", "f.submitted_at", "dueOn", "f.due_on", "stateSince", "f.state_since", "number", "f.number");
    private final JdbcClient jdbc;
    private final CaseRowMapper mapper;
    private final MatterDesk matters;
    private final ProgressViews views;
    private final Access access;
    private final Clock clock;

    CaseLists(JdbcClient jdbc, CaseRowMapper mapper, MatterDesk matters, ProgressViews views, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.matters = matters;
        this.views = views;
        this.access = access;
        this.clock = clock;
    }

    Page<CaseSummary> ofApplicant(Actor.Applicant actor, @Nullable String state, @Nullable String q, PageRequest page) {
        Filter filter = new Filter();
        filter.and("f.applicant = :applicant", "applicant", actor.applicantId());
        if (!actor.scope().isEmpty()) {
            filter.and("f.catalog_code in (:scope)", "scope", actor.scope());
        }
        state(filter, state);
        words(filter, q);
        return page(filter, "f.submitted_at desc, f.id desc", page, false);
    }

    Page<CaseSummary> ofOfficial(CaseQuery query, PageRequest page) {
        Filter filter = new Filter();
        Scope.Predicate reach = access.scope(CasePermissions.READ).predicate("f.organ", "f.duty", "f.region", "f.confidentiality", "s");
        filter.and(reach.sql(), reach.params());
        state(filter, query.state());
        words(filter, query.q());
        filter.andIf("(f.matter_code = :matter or f.catalog_code = :matter or f.matter_slug = :matter)", "matter", query.matter());
        filter.andIf("f.organ = :organ", "organ", query.organ());
        if (query.region() != null && !query.region().isBlank()) {
            filter.and("f.region like :region", "region", RegionCode.of(query.region().strip()).prefix() + "%");
        }
        filter.andIf("f.submitted_at >= :from", "from", query.from() == null ? null : query.from().atStartOfDay(CaseFiles.ZONE).toOffsetDateTime());
        filter.andIf("f.submitted_at < :to", "to", query.to() == null ? null : query.to().plusDays(1).atStartOfDay(CaseFiles.ZONE).toOffsetDateTime());
        if (query.light() != null) {
            filter.and(query.light().sql("f"), "today", LocalDate.now(clock));
        }
        return page(filter, order(query.sort()), page, true);
    }

    private static void state(Filter filter, @Nullable String state) {
        if (state == null || state.isBlank()) {
            return;
        }
        List<String> inner = new ArrayList<>();
        for (String wanted : state.split(",")) {
            try {
                PublicState shown = PublicState.valueOf(wanted.strip());
                for (CaseState one : CaseState.values()) {
                    if (one.shown() == shown) {
                        inner.add(one.name());
                    }
                }
            } catch (IllegalArgumentException unknown) {
                throw new Invalid("/state", "unknown", "没有这种状态");
            }
        }
        filter.and("f.state in (:states)", "states", inner);
    }

    private static void words(Filter filter, @Nullable String q) {
        if (q != null && !q.isBlank()) {
            Storable.check(q, "/q");
            String like = Like.literal(q.strip());
            filter.and("(f.number = :q or f.number like :qStart or f.applicant_name like :qIn or f.matter_name ->> 'zh' like :qIn)",
                    Map.of("q", q.strip(), "qStart", like + "%", "qIn", "%" + like + "%"));
        }
    }

    private static String order(@Nullable String sort) {
        String[] parts = (sort == null || sort.isBlank() ? "submittedAt,desc" : sort).split(",");
        String column = SORTS.get(parts[0]);
        if (column == null) {
            throw new Invalid("/sort", "unknown", "不能按此列排序");
        }
        String direction = parts.length > 1 && parts[1].equals("desc") ? " desc nulls last" : " asc nulls last";
        return column + direction + ", f.id desc";
    }

    private Page<CaseSummary> page(Filter filter, String order, PageRequest page, boolean official) {
        int total = jdbc.sql("select count(*) from (select 1 from cases.file f where " + filter.sql + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(filter.params)
                .query(Integer.class).single();
        List<CaseFile> files = total <= page.offset() ? List.of() : jdbc.sql("select f.*, null::text as journal_rows, null::text as document_rows, null::text as task_rows from cases.file f where "
                        + filter.sql + " order by " + order + " limit :limit offset :offset")
                .params(filter.params).param("limit", page.size()).param("offset", page.offset()).query(mapper).list();
        LocalDate today = LocalDate.now(clock);
        return new Page<>(files.stream().map(file -> summary(file, today, official)).toList(), total, page.page(), page.size());
    }

    private CaseSummary summary(CaseFile file, LocalDate today, boolean official) {
        PublishedMatter matter = matters.of(file);
        CaseFile.Identity identity = file.identity;
        return new CaseSummary(identity.number(), identity.queryCode(), identity.matter(), file.state.shown(), file.stateSince, views.light(file, matter, today),
                views.clock(file, matter, today), identity.applicantName(), identity.submittedAt(), CitizenActions.needsApplicant(file), official ? identity.organName() : null,
                official ? identity.known().idMasked() : null, official ? identity.channel() : null);
    }

    /** Conditions and their parameters. */
    private static final class Filter {
        private String sql = "true";
        private final Map<String, Object> params = new HashMap<>();

        void and(String condition, String name, Object value) {
            and(condition, Map.of(name, value));
        }

        void and(String condition, Map<String, Object> values) {
            sql += " and " + condition;
            params.putAll(values);
        }

        void andIf(String condition, String name, @Nullable Object value) {
            if (value != null && !(value instanceof String text && text.isBlank())) {
                if (value instanceof String text) {
                    Storable.check(text, "/" + name);
                }
                and(condition, name, value);
            }
        }
    }
}

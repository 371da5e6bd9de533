package luoshu.data.lineage.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.lineage.Lineage;
import luoshu.data.lineage.LineageColumn;
import luoshu.data.lineage.LineageDirection;
import luoshu.data.lineage.LineageGraph;
import luoshu.data.lineage.LineageHit;
import luoshu.data.lineage.LineageOrigin;
import luoshu.data.lineage.LineagePlace;
import luoshu.data.lineage.SqlLineage;
import luoshu.data.lineage.SqlTold;
import luoshu.data.lineage.ToldLineage;
import luoshu.data.lineage.ViewsRead;
import luoshu.data.sources.SourceLink;
import luoshu.data.sources.SourceLinks;
import luoshu.data.sources.SourceUnavailable;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class DefaultLineage implements Lineage {

    private static final int MOST_VIEWS = 2_000;
    private static final int MOST_TOLD = 50;
    private static final int LONGEST = 300;
    private static final String VIEWS = "POSTGRESQL";
    private final LineageQueries queries;
    private final ToldQueries told;
    private final SourceLinks sources;
    private final Organs organs;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DefaultLineage(LineageQueries queries, ToldQueries told, SourceLinks sources, Organs organs, Access access, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.queries = queries;
        this.told = told;
        this.sources = sources;
        this.organs = organs;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<LineageHit> search(String q) {
        access.require(READ);
        Storable.check(q, "/q");
        String said = q.strip();
        return said.isEmpty() || said.length() > LONGEST ? List.of() : queries.search(said, access.scope(READ));
    }

    @Override
    public LineageGraph around(LineageColumn column, LineageDirection direction, int depth) {
        access.require(READ);
        if (depth < 1 || depth > DEEPEST) {
            throw new Invalid("/depth", "out-of-range", "层数为 1–" + DEEPEST);
        }
        List.of(column.ref(), column.table(), column.column()).forEach(one -> bounded(one, "/column"));
        if ((column.place() == LineagePlace.SOURCE || column.place() == LineagePlace.ENTRY || column.place() == LineagePlace.SERVICE) && !uuid(column.ref())) {
            throw new NotFound("column");
        }
        LineageWalk walk = new LineageWalk(queries, access);
        return walk.around(column, direction, depth);
    }

    private static void bounded(String text, String pointer) {
        Storable.check(text, pointer);
        if (text.length() > LONGEST) {
            throw new Invalid(pointer, "too-long", "不超过 " + LONGEST + " 字");
        }
    }

    private static boolean uuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    @Override
    public Page<ToldLineage> told(PageRequest page) {
        access.require(READ);
        return told.page(access.scope(READ), access.scope(TELL), page);
    }

    @Override
    public SqlLineage check(SqlTold draft) {
        access.require(TELL);
        return understood(link(draft.source()), draft);
    }

    @Override
    @Transactional
    public SqlLineage tell(SqlTold draft) {
        access.require(TELL);
        SourceLink link = link(draft.source());
        Storable.check(draft.name(), "/name");
        if (draft.name().isBlank()) {
            throw new Invalid("/name", "required", "请填写作业或者脚本的名称");
        }
        SqlLineage said = understood(link, draft);
        Instant now = clock.instant();
        told.keep(of(LineageOrigin.SQL, link, draft.name().strip(), draft.sql(), said, now), now);
        audit.record(Act.done("lineage.tell", "data-source:" + link.id()).with(Map.of("table", said.table(), "name", draft.name().strip())));
        return said;
    }

    private SqlLineage understood(SourceLink link, SqlTold draft) {
        Storable.check(draft.sql(), "/sql");
        try {
            return reader(link).statement(draft.sql());
        } catch (SqlReader.NotUnderstood why) {
            throw new Invalid(List.of(new FieldError("/sql", "not-understood", String.valueOf(why.getMessage()), Map.of("reason", why.why()))));
        }
    }

    private SqlReader reader(SourceLink link) {
        return new SqlReader(link.schema(), table -> told.columns(link.id(), table));
    }

    private Told of(LineageOrigin origin, SourceLink link, String name, String sql, SqlLineage said, Instant now) {
        List<ToldEdge> edges = said.columns().stream().flatMap(column -> column.from().stream()
                .map(from -> new ToldEdge(new LineageColumn(LineagePlace.SOURCE, link.id().toString(), from.table(), from.column()), column.column(), from.how()))).toList();
        Told.Owner owner = new Told.Owner(link.subject().organ(), organs.get(new OrganCode(link.subject().organ())).name(), link.subject().duty(), link.subject().region());
        return new Told(origin, owner, name, link.id(), sql, LineagePlace.SOURCE, link.id().toString(), said.table(), now, access.actor().name(), edges);
    }

    private SourceLink link(UUID source) {
        return sources.find(source).filter(one -> access.allows(TELL, one.subject())).orElseThrow(() -> new NotFound("data source"));
    }

    @Override
    @Transactional
    public void forget(UUID statement) {
        access.require(TELL);
        told.lock(statement).filter(one -> access.allows(TELL, one)).orElseThrow(() -> new NotFound("statement"));
        told.remove(statement);
        audit.record(Act.done("lineage.forget", "lineage:" + statement).with(Map.of()));
    }

    @Override
    public ViewsRead readViews(UUID source) {
        access.require(TELL);
        SourceLink link = link(source);
        if (!link.kind().equals(VIEWS)) {
            throw new Refused(Problem.Kind.CONFLICT, "lineage-no-views", "只能读取 PostgreSQL 数据源的视图");
        }
        Map<String, String> views = definitions(link);
        List<String> not = new ArrayList<>();
        List<Told> understood = new ArrayList<>();
        Instant now = clock.instant();
        SqlReader reader = reader(link);
        views.forEach((name, definition) -> {
            try {
                understood.add(of(LineageOrigin.VIEW, link, name, definition, reader.view(name, definition), now));
            } catch (SqlReader.NotUnderstood why) {
                not.add(name);
            }
        });
        transaction.executeWithoutResult(_ -> {
            understood.forEach(one -> told.keep(one, now));
            told.forgetViews(link.id(), views.keySet());
            audit.record(Act.done("lineage.views", "data-source:" + link.id()).with(Map.of("views", understood.size(), "notUnderstood", not.size())));
        });
        return new ViewsRead(understood.size(), understood.stream().mapToInt(one -> one.edges().size()).sum(), not.stream().limit(MOST_TOLD).toList());
    }

    private Map<String, String> definitions(SourceLink link) {
        try {
            return sources.reading(link.id(), connection -> {
                Map<String, String> views = new LinkedHashMap<>();
                try (PreparedStatement statement = connection.prepareStatement("""
                        select c.relname, pg_get_viewdef(c.oid) from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = ? and c.relkind in ('v', 'm') and length(c.relname) <= 200 order by c.relname limit ?
                        """)) {
                    statement.setString(1, link.schema() == null ? "public" : link.schema());
                    statement.setInt(2, MOST_VIEWS);
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            keep(views, row);
                        }
                    }
                }
                return views;
            });
        } catch (SourceUnavailable away) {
            throw away.refused();
        }
    }

    /** It comes from outside: what could not be kept is left out. */
    private static void keep(Map<String, String> views, ResultSet row) throws SQLException {
        String definition = row.getString(2);
        if (definition != null && definition.length() <= 100_000) {
            views.put(row.getString(1), definition);
        }
    }
}

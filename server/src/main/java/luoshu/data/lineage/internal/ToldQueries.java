package luoshu.data.lineage.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import luoshu.data.lineage.LineageOrigin;
import luoshu.data.lineage.ToldLineage;
import luoshu.kernel.access.Scope;
import luoshu.kernel.access.Subject;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was told. */
@Repository
class ToldQueries {

    /** A column of a dataset; {@code type}, {@code comment}: empty: unknown. */
    record OutsideField(String ref, String relation, String field, String namespace, String type, String comment) {
    }

    /** A PostgreSQL data source of an organ. */
    record Registered(UUID id, String host, int port, String database, String schema) {
    }

    private final JdbcClient jdbc;

    ToldQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if something newer is known */
    boolean keep(Told told, Instant now) {
        Optional<UUID> id = jdbc.sql("""
                insert into lineage.statement (origin, organ, organ_name, duty, region, name, source, sql, to_place, to_ref, to_relation, seen_at, told_at, told_by)
                values (:origin, :organ, :organName, :duty, :region, :name, :source, :sql, :place, :ref, :relation, :seen, :now, :by)
                on conflict on constraint statement_once do update set source = excluded.source, sql = excluded.sql, to_place = excluded.to_place, seen_at = excluded.seen_at, told_at = excluded.told_at, told_by = excluded.told_by
                where lineage.statement.seen_at <= excluded.seen_at
                returning id
                """).param("origin", told.origin().name()).param("organ", told.owner().organ()).param("organName", told.owner().name()).param("duty", told.owner().duty()).param("region", told.owner().region())
                .param("name", told.name()).param("source", told.source()).param("sql", told.sql()).param("place", told.place().name()).param("ref", told.ref()).param("relation", told.relation())
                .param("seen", Timestamp.from(told.seenAt())).param("now", Timestamp.from(now)).param("by", told.by()).query(UUID.class).optional();
        id.ifPresent(statement -> edges(statement, told));
        return id.isPresent();
    }

    private void edges(UUID statement, Told told) {
        jdbc.sql("delete from lineage.edge where statement = :statement").param("statement", statement).update();
        List<ToldEdge> edges = told.edges();
        jdbc.sql("""
                insert into lineage.edge (statement, from_place, from_ref, from_relation, from_field, to_ref, to_relation, to_field, how)
                select :statement, one.place, one.ref, one.relation, one.field, :toRef, :toRelation, one.to_field, one.how
                from unnest(:places::text[], :refs::text[], :relations::text[], :fields::text[], :targets::text[], :hows::text[]) as one(place, ref, relation, field, to_field, how)
                on conflict do nothing
                """).param("statement", statement).param("toRef", told.ref()).param("toRelation", told.relation()).param("places", of(edges, one -> one.from().place().name()))
                .param("refs", of(edges, one -> one.from().ref())).param("relations", of(edges, one -> one.from().table())).param("fields", of(edges, one -> one.from().column())).param("targets", of(edges, ToldEdge::to))
                .param("hows", of(edges, one -> one.how().name())).update();
    }

    private static <T> String[] of(Collection<T> all, Function<T, String> one) {
        return all.stream().map(one).toArray(String[]::new);
    }

    void fields(Told.Owner owner, Collection<OutsideField> fields, Instant seen) {
        jdbc.sql("""
                insert into lineage.field (ref, relation, field, namespace, organ, organ_name, duty, region, type, comment, seen_at)
                select distinct on (one.ref, one.relation, one.field) one.ref, one.relation, one.field, one.namespace, :organ, :organName, :duty, :region, one.type, one.comment, :seen
                from unnest(:refs::text[], :relations::text[], :fields::text[], :namespaces::text[], :types::text[], :comments::text[]) as one(ref, relation, field, namespace, type, comment)
                order by one.ref, one.relation, one.field, one.type desc, one.comment desc
                on conflict (ref, relation, field) do update set type = coalesce(nullif(excluded.type, ''), field.type), comment = coalesce(nullif(excluded.comment, ''), field.comment), seen_at = greatest(excluded.seen_at, field.seen_at)
                """).param("organ", owner.organ()).param("organName", owner.name()).param("duty", owner.duty()).param("region", owner.region()).param("seen", Timestamp.from(seen))
                .param("refs", of(fields, OutsideField::ref)).param("relations", of(fields, OutsideField::relation)).param("fields", of(fields, OutsideField::field)).param("namespaces", of(fields, OutsideField::namespace))
                .param("types", of(fields, OutsideField::type)).param("comments", of(fields, OutsideField::comment)).update();
    }

    /** Views of a data source other than these. */
    void forgetViews(UUID source, Collection<String> views) {
        jdbc.sql("delete from lineage.statement where source = :source and origin = 'VIEW' and not (to_relation = any(:views))").param("source", source).param("views", views.toArray(String[]::new)).update();
    }

    Optional<Subject> lock(UUID id) {
        return jdbc.sql("select t.organ, t.duty, t.region from lineage.statement t where t.id = :id for update").param("id", id)
                .query((row, _) -> new Subject(row.getString("organ"), row.getString("duty"), row.getString("region"), 0)).optional();
    }

    void remove(UUID id) {
        jdbc.sql("delete from lineage.statement where id = :id").param("id", id).update();
    }

    Page<ToldLineage> page(Scope scope, Scope telling, PageRequest page) {
        Scope.Predicate within = scope.predicate("t.organ", "t.duty", "t.region", "0", "p");
        Scope.Predicate mine = telling.predicate("t.organ", "t.duty", "t.region", "0", "w");
        Map<String, Object> params = new HashMap<>(within.params());
        params.putAll(mine.params());
        List<ToldLineage> items = jdbc.sql("""
                select t.id, t.origin, t.organ_name, t.name, s.name as source_name, t.to_relation, t.seen_at, t.told_at, t.told_by, (select count(*) from lineage.edge e where e.statement = t.id) as edges,
                """ + mine.sql() + " as removable from lineage.statement t left join sources.api_source s on s.id = t.source where " + within.sql() + " order by t.told_at desc, t.id desc limit :size offset :offset").params(params)
                .param("size", page.size()).param("offset", page.offset()).query(ToldQueries::row).list();
        int total = jdbc.sql("select count(*) from (select from lineage.statement t where " + within.sql() + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(within.params()).query(Integer.class).single();
        return new Page<>(items, total, page.page(), page.size());
    }

    private static ToldLineage row(ResultSet row, int number) throws SQLException {
        return new ToldLineage(row.getObject("id", UUID.class), LineageOrigin.valueOf(row.getString("origin")), row.getString("organ_name"), row.getString("name"), row.getString("source_name"), row.getString("to_relation"),
                row.getInt("edges"), row.getTimestamp("seen_at").toInstant(), row.getTimestamp("told_at").toInstant(), row.getString("told_by"), row.getBoolean("removable"));
    }

    /** Columns of a table as last read; empty: it was not. */
    Optional<List<String>> columns(UUID source, String relation) {
        List<String> columns = jdbc.sql("""
                select c.said ->> 'name' from sources.api_relation r cross join lateral jsonb_array_elements(r.columns) with ordinality as c(said, n) where r.source = :source and r.relation = :relation order by c.n
                """).param("source", source).param("relation", relation).query(String.class).list();
        return columns.isEmpty() ? Optional.empty() : Optional.of(columns);
    }

    List<Registered> registered(String organ) {
        return jdbc.sql("select s.id, s.host, s.port, s.database, coalesce(s.schema, 'public') as schema from sources.api_source s where s.organ = :organ and s.kind = 'POSTGRESQL' order by s.name limit 500").param("organ", organ)
                .query(Registered.class).list();
    }
}

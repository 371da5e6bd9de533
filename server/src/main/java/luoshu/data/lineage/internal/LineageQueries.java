package luoshu.data.lineage.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import luoshu.data.lineage.LineageColumn;
import luoshu.data.lineage.LineageHit;
import luoshu.data.lineage.LineageHow;
import luoshu.data.lineage.LineageOrigin;
import luoshu.data.lineage.LineagePlace;
import luoshu.kernel.access.Scope;
import luoshu.kernel.access.Subject;
import luoshu.kernel.database.Like;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One step from columns to their neighbours, read where it stands: what other modules publish, and what was told here. */
@Repository
class LineageQueries {

    /** {@code asked}: position of the column it was asked of. */
    record Step(int asked, LineageColumn other, LineageOrigin origin, String name, LineageHow how, Instant seenAt) {
    }

    /** {@code subjects}: who may see it, one of them is enough. */
    record Place(String name, String organName, List<Subject> subjects) {
    }

    private static final int MOST_STEPS = 2_000;
    private static final int MOST_HITS = 20;
    private static final String ASKED = " from unnest(:refs::text[], :relations::text[], :fields::text[]) with ordinality as a(ref, relation, field, n) ";
    private static final String LIMIT = " order by 1, seen_at desc limit " + MOST_STEPS;

    /** Where columns of a place go, one statement each. */
    private static final Map<LineagePlace, List<String>> DOWN = Map.of(
            LineagePlace.SOURCE, List.of("""
                    select a.n, 'SOURCE' as place, f.target::text as ref, f.target_table as relation, f.target_column as field, 'EXCHANGE' as origin, f.name, case when f.translated then 'DERIVED' else 'COPIED' end as how, f.seen_at
                    """ + ASKED + "join exchange.api_flow_field f on f.source = a.ref::uuid and f.source_table = a.relation and f.source_column = a.field", """
                    select a.n, 'ENTRY' as place, e.resource::text as ref, '' as relation, i.field, 'ENTRY' as origin, i.name, 'COPIED' as how, e.at as seen_at
                    """ + ASKED + "join sources.api_entry e on e.source = a.ref::uuid and e.relation = a.relation join catalog.api_item i on i.resource = e.resource and lower(i.field) = lower(a.field)"),
            LineagePlace.ENTRY, List.of("""
                    select a.n, 'SERVICE' as place, o.service::text as ref, o.operation as relation, a.field, 'SERVICE' as origin, o.name, 'COPIED' as how, o.seen_at
                    """ + ASKED + "join gateway.api_operation o on o.resource = a.ref::uuid", """
                    select a.n, 'ENTRY' as place, e.id::text as ref, '' as relation, i.field, 'COPY' as origin, e.name, 'COPIED' as how, e.published_at as seen_at
                    """ + ASKED + """
                    join catalog.api_item mine on mine.resource = a.ref::uuid and mine.field = a.field
                    join catalog.api_item i on i.copy_of = mine.code and (i.element = mine.element or lower(i.field) = lower(mine.field))
                    join catalog.api_entry_in_force e on e.id = i.resource
                    """),
            LineagePlace.SERVICE, List.of("""
                    select a.n, 'FORM' as place, r.matter as ref, '' as relation, r.pointer as field, 'PREFILL' as origin, r.name, 'COPIED' as how, r.seen_at
                    """ + ASKED + """
                    join gateway.api_operation o on o.service = a.ref::uuid and o.operation = a.relation
                    join contracts.api_contract c on c.resource = o.resource
                    join prefill.api_rule_field r on r.contract = c.number and r.path = o.path and r.field = a.field
                    """),
            LineagePlace.FORM, List.of(), LineagePlace.OUTSIDE, List.of());

    /** Where columns of a place come from. */
    private static final Map<LineagePlace, List<String>> UP = Map.of(
            LineagePlace.SOURCE, List.of("""
                    select a.n, 'SOURCE' as place, f.source::text as ref, f.source_table as relation, f.source_column as field, 'EXCHANGE' as origin, f.name, case when f.translated then 'DERIVED' else 'COPIED' end as how, f.seen_at
                    """ + ASKED + "join exchange.api_flow_field f on f.target = a.ref::uuid and f.target_table = a.relation and f.target_column = a.field"),
            LineagePlace.ENTRY, List.of("""
                    select a.n, 'SOURCE' as place, e.source::text as ref, e.relation, c.said ->> 'name' as field, 'ENTRY' as origin, i.name, 'COPIED' as how, e.at as seen_at
                    """ + ASKED + """
                    join catalog.api_item i on i.resource = a.ref::uuid and i.field = a.field
                    join sources.api_entry e on e.resource = i.resource
                    join sources.api_relation t on t.source = e.source and t.relation = e.relation
                    cross join lateral jsonb_array_elements(t.columns) as c(said)
                    where lower(c.said ->> 'name') = lower(a.field)
                    """, """
                    select a.n, 'ENTRY' as place, e.id::text as ref, '' as relation, o.field, 'COPY' as origin, e.name, 'COPIED' as how, e.published_at as seen_at
                    """ + ASKED + """
                    join catalog.api_item mine on mine.resource = a.ref::uuid and mine.field = a.field
                    join catalog.api_entry_in_force e on e.code = mine.copy_of
                    join catalog.api_item o on o.resource = e.id and (o.element = mine.element or lower(o.field) = lower(mine.field))
                    """),
            LineagePlace.SERVICE, List.of("""
                    select a.n, 'ENTRY' as place, o.resource::text as ref, '' as relation, i.field, 'SERVICE' as origin, o.name, 'COPIED' as how, o.seen_at
                    """ + ASKED + "join gateway.api_operation o on o.service = a.ref::uuid and o.operation = a.relation join catalog.api_item i on i.resource = o.resource and i.field = a.field"),
            LineagePlace.FORM, List.of("""
                    select a.n, 'SERVICE' as place, o.service::text as ref, o.operation as relation, r.field, 'PREFILL' as origin, r.name, 'COPIED' as how, r.seen_at
                    """ + ASKED + """
                    join prefill.api_rule_field r on r.matter = a.ref and r.pointer = a.field
                    join contracts.api_contract c on c.number = r.contract
                    join gateway.api_operation o on o.resource = c.resource and o.path = r.path
                    """),
            LineagePlace.OUTSIDE, List.of());

    private static final String TOLD_DOWN = """
            select a.n, s.to_place as place, e.to_ref as ref, e.to_relation as relation, e.to_field as field, s.origin, s.name, e.how, s.seen_at
            """ + ASKED + "join lineage.edge e on e.from_ref = a.ref and e.from_relation = a.relation and e.from_field = a.field join lineage.statement s on s.id = e.statement";
    private static final String TOLD_UP = """
            select a.n, e.from_place as place, e.from_ref as ref, e.from_relation as relation, e.from_field as field, s.origin, s.name, e.how, s.seen_at
            """ + ASKED + "join lineage.edge e on e.to_ref = a.ref and e.to_relation = a.relation and e.to_field = a.field join lineage.statement s on s.id = e.statement";

    private final JdbcClient jdbc;

    LineageQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Step> down(List<LineageColumn> columns) {
        return steps(columns, DOWN, TOLD_DOWN);
    }

    List<Step> up(List<LineageColumn> columns) {
        return steps(columns, UP, TOLD_UP);
    }

    private List<Step> steps(List<LineageColumn> columns, Map<LineagePlace, List<String>> house, String told) {
        List<Step> steps = new ArrayList<>();
        for (LineagePlace place : LineagePlace.values()) {
            int[] at = IntStream.range(0, columns.size()).filter(i -> columns.get(i).place() == place).toArray();
            if (at.length > 0) {
                List<LineageColumn> of = IntStream.of(at).mapToObj(columns::get).toList();
                house.getOrDefault(place, List.of()).forEach(sql -> steps.addAll(step(sql, of, at)));
                if (place == LineagePlace.SOURCE || place == LineagePlace.OUTSIDE) {
                    steps.addAll(step(told, of, at));
                }
            }
        }
        return steps;
    }

    private List<Step> step(String sql, List<LineageColumn> of, int[] at) {
        return jdbc.sql(sql + LIMIT).param("refs", of.stream().map(LineageColumn::ref).toArray(String[]::new)).param("relations", of.stream().map(LineageColumn::table).toArray(String[]::new))
                .param("fields", of.stream().map(LineageColumn::column).toArray(String[]::new)).query((row, _) -> new Step(at[row.getInt("n") - 1], column(row), LineageOrigin.valueOf(row.getString("origin")), row.getString("name"),
                        LineageHow.valueOf(row.getString("how")), row.getTimestamp("seen_at").toInstant())).list();
    }

    private static LineageColumn column(ResultSet row) throws SQLException {
        return new LineageColumn(LineagePlace.valueOf(row.getString("place")), row.getString("ref"), row.getString("relation"), row.getString("field"));
    }

    /** By reference; what is not there any more is missing. */
    Map<String, Place> places(LineagePlace place, Set<String> refs) {
        String sql = switch (place) {
            case SOURCE -> "select s.id::text as ref, s.name, s.organ, s.organ_name, s.duty, s.region, 0 as confidentiality from sources.api_source s where s.id = any(:refs::uuid[])";
            case ENTRY -> "select e.id::text as ref, e.name, e.organ, e.organ_name, e.duty, e.region, e.confidentiality from catalog.api_entry_in_force e where e.id = any(:refs::uuid[])";
            case SERVICE -> "select distinct o.service::text as ref, o.name, o.organ, o.organ_name, o.duty, o.region, 0 as confidentiality from gateway.api_operation o where o.service = any(:refs::uuid[])";
            case FORM -> "select distinct r.matter as ref, r.matter_name as name, r.organ, r.organ_name, r.duty, r.region, 0 as confidentiality from prefill.api_rule_field r where r.matter = any(:refs) order by r.organ_name";
            case OUTSIDE -> "select distinct f.ref, f.namespace as name, f.organ, f.organ_name, f.duty, f.region, 0 as confidentiality from lineage.field f where f.ref = any(:refs)";
        };
        Map<String, Place> places = new HashMap<>();
        jdbc.sql(sql).param("refs", refs.toArray(String[]::new)).query(row -> {
            Subject subject = new Subject(row.getString("organ"), row.getString("duty"), row.getString("region"), row.getInt("confidentiality"));
            places.merge(row.getString("ref"), new Place(row.getString("name"), row.getString("organ_name"), List.of(subject)), LineageQueries::both);
        });
        return places;
    }

    private static Place both(Place one, Place other) {
        List<Subject> subjects = new ArrayList<>(one.subjects());
        subjects.addAll(other.subjects());
        return new Place(one.name(), one.organName(), subjects);
    }

    /** At most twenty of each kind of place. */
    List<LineageHit> search(String q, Scope scope) {
        List<LineageHit> hits = new ArrayList<>();
        hits.addAll(hits(q, scope.predicate("s.organ", "s.duty", "s.region", "0", "p"), """
                select 'SOURCE' as place, s.id::text as ref, r.relation, c.said ->> 'name' as field, s.name as place_name, coalesce(c.said ->> 'comment', r.comment, '') as title, s.organ_name
                from sources.api_source s join sources.api_relation r on r.source = s.id cross join lateral jsonb_array_elements(r.columns) as c(said)
                where (r.relation || '.' || (c.said ->> 'name') ilike '%' || :like || '%' or c.said ->> 'comment' ilike '%' || :like || '%' or r.comment ilike '%' || :like || '%' or s.name ilike '%' || :like || '%')
                """));
        hits.addAll(hits(q, scope.predicate("e.organ", "e.duty", "e.region", "e.confidentiality", "p"), """
                select 'ENTRY' as place, e.id::text as ref, '' as relation, i.field, e.name as place_name, i.name as title, e.organ_name
                from catalog.api_entry_in_force e join catalog.api_item i on i.resource = e.id
                where (i.field ilike '%' || :like || '%' or i.name ilike '%' || :like || '%' or e.name ilike '%' || :like || '%')
                """));
        hits.addAll(hits(q, scope.predicate("o.organ", "o.duty", "o.region", "0", "p"), """
                select 'SERVICE' as place, o.service::text as ref, o.operation as relation, i.field, o.name as place_name, i.name as title, o.organ_name
                from gateway.api_operation o join catalog.api_item i on i.resource = o.resource
                where (i.field ilike '%' || :like || '%' or i.name ilike '%' || :like || '%' or o.name ilike '%' || :like || '%' or o.operation ilike '%' || :like || '%')
                """));
        hits.addAll(hits(q, scope.predicate("r.organ", "r.duty", "r.region", "0", "p"), """
                select distinct 'FORM' as place, r.matter as ref, '' as relation, r.pointer as field, r.matter_name as place_name, r.name as title, r.organ_name
                from prefill.api_rule_field r
                where (r.pointer ilike '%' || :like || '%' or r.field ilike '%' || :like || '%' or r.matter_name ilike '%' || :like || '%' or r.name ilike '%' || :like || '%')
                """));
        hits.addAll(hits(q, scope.predicate("f.organ", "f.duty", "f.region", "0", "p"), """
                select 'OUTSIDE' as place, f.ref, f.relation, f.field, f.namespace as place_name, f.comment as title, f.organ_name
                from lineage.field f
                where (f.relation || '.' || f.field ilike '%' || :like || '%' or f.comment ilike '%' || :like || '%' or f.namespace ilike '%' || :like || '%')
                """));
        return hits;
    }

    private List<LineageHit> hits(String q, Scope.Predicate within, String sql) {
        return jdbc.sql("select h.* from (" + sql + " and " + within.sql() + ") h order by h.field ilike :like desc, length(h.field), h.place_name, h.relation, h.field limit " + MOST_HITS).params(within.params())
                .param("like", Like.literal(q)).query((row, _) -> new LineageHit(column(row), row.getString("place_name"), row.getString("title"), row.getString("organ_name"))).list();
    }
}

package luoshu.data.catalog.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import luoshu.data.catalog.ResourceRow;
import luoshu.data.catalog.ResourceState;
import luoshu.data.catalog.Resources;
import luoshu.data.catalog.ShareType;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Scope;
import luoshu.kernel.database.Like;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Newest editions, for those who manage them. */
@Component
class ResourceList {

    private static final String FROM = " from catalog.resource r join catalog.edition e on e.resource = r.id and e.number = r.edition and r.origin is null";
    private static final int BATCH = 200;
    private final JdbcClient jdbc;
    private final Access access;

    ResourceList(JdbcClient jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    Page<ResourceRow> page(@Nullable String q, @Nullable ResourceState state, boolean awaiting, PageRequest page) {
        Map<String, Object> params = new HashMap<>();
        String where = where(q, state, awaiting, params);
        List<ResourceRow> rows = jdbc.sql("select r.id, r.code, e.name, r.organ, r.organ_name, e.number, e.state, r.published, e.share_type, e.author_name, e.changed_at, e.due" + FROM + where
                        + " order by e.changed_at desc, r.id limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query((row, _) -> new ResourceRow(row.getObject("id", UUID.class), row.getString("code"), row.getString("name"), row.getString("organ"), row.getString("organ_name"), row.getInt("number"),
                        ResourceState.values()[row.getInt("state")], row.getObject("published", Integer.class), row.getString("share_type") == null ? null : ShareType.valueOf(row.getString("share_type")),
                        row.getString("author_name"), row.getTimestamp("changed_at").toInstant(), row.getObject("due", LocalDate.class))).list();
        int total = jdbc.sql("select count(*) from (select" + FROM + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    private String where(@Nullable String q, @Nullable ResourceState state, boolean awaiting, Map<String, Object> params) {
        String where = " where " + within(access.scope(Resources.READ), "p", params) + """
                 and (:state::integer is null and e.state <> 7 or e.state = :state::integer)
                 and (:q = '' or e.name ilike '%' || :like || '%' or r.code like :like || '%' or r.organ_name ilike '%' || :like || '%')
                """ + (awaiting ? " and " + turns(params) : "");
        params.put("state", state == null ? null : state.ordinal());
        params.put("q", q == null ? "" : q.strip());
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        return where;
    }

    /** Rows of a table of all of them, one an item. */
    long items(@Nullable String q, @Nullable ResourceState state, boolean awaiting) {
        Map<String, Object> params = new HashMap<>();
        String where = where(q, state, awaiting, params);
        return jdbc.sql("select coalesce(sum(greatest(1, jsonb_array_length(e.content -> 'items'))), 0)" + FROM + where).params(params).query(Long.class).single();
    }

    /** All of them with their content, a batch at a time, in the order in which they were begun. */
    void each(@Nullable String q, @Nullable ResourceState state, boolean awaiting, Consumer<ResourceFile> sink) {
        Map<String, Object> params = new HashMap<>();
        String where = where(q, state, awaiting, params);
        UUID after = new UUID(0, 0);
        List<ResourceFile> batch;
        do {
            batch = jdbc.sql(ResourceQueries.SELECT + where + " and r.origin is null and e.number = r.edition and r.id > :after order by r.id limit " + BATCH).params(params).param("after", after).query(ResourceQueries::file).list();
            batch.forEach(sink);
            after = batch.isEmpty() ? after : batch.getLast().id();
        } while (batch.size() == BATCH);
    }

    private String turns(Map<String, Object> params) {
        List<String> turns = new ArrayList<>();
        for (ResourceFile.Awaited awaited : ResourceFile.Awaited.values()) {
            turns.add("e.awaits = '" + awaited + "' and " + within(access.scope(awaited.permission), "t" + awaited.ordinal() + "x", params));
        }
        return "(" + String.join(" or ", turns) + ")";
    }

    private static String within(Scope scope, String prefix, Map<String, Object> params) {
        Scope.Predicate within = scope.predicate("r.organ", "r.duty", "r.region", "e.confidentiality", prefix);
        params.putAll(within.params());
        return within.sql();
    }
}

package luoshu.trust.seals.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.database.Like;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.seals.SealHolder;
import luoshu.trust.seals.SealState;
import luoshu.trust.seals.SealUseRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seals and their uses for people to look through. */
@Component
public class SealList {

    private static final String USES = "select u.id, u.at, u.document, u.subject, u.matter, encode(u.digest, 'hex') as digest, u.name, u.capacity from seals.use u where u.seal = :seal order by u.id desc";
    private final JdbcClient jdbc;

    SealList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Page<SealRow> page(Scope scope, @Nullable SealState state, SealHolder.@Nullable Kind holder, String q, PageRequest page) {
        Scope.Predicate within = scope.predicate("s.organ", "s.duty", "s.region", "0", "p");
        String where = " where " + within.sql() + """
                 and (:state = '' or s.state = :state) and (:holder = '' or s.holder_kind = :holder)
                 and (:q = '' or s.holder_name ilike '%' || :like || '%' or s.holder like upper(:like) || '%' or s.id like :like || '%')
                """;
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("state", state == null ? "" : state.name());
        params.put("holder", holder == null ? "" : holder.name());
        params.put("q", q);
        params.put("like", Like.literal(q));
        List<SealRow> rows = jdbc.sql("select " + SealQueries.COLUMNS + " from seals.seal s" + where + " order by s.applied_at desc, s.id limit :size offset :offset").params(params)
                .param("size", page.size()).param("offset", page.offset()).query(SealQueries::row).list();
        int total = jdbc.sql("select count(*) from (select from seals.seal s" + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    public List<SealRow> ofParty(UUID party) {
        return jdbc.sql("select " + SealQueries.COLUMNS + " from seals.seal s where s.party = :party order by s.applied_at desc, s.id limit 200").param("party", party)
                .query(SealQueries::row).list();
    }

    public Page<SealUseRow> uses(String seal, PageRequest page) {
        List<SealUseRow> rows = jdbc.sql(USES + " limit :size offset :offset").param("seal", seal).param("size", page.size()).param("offset", page.offset()).query(SealList::use).list();
        int total = jdbc.sql("select count(*) from (select from seals.use where seal = :seal limit " + (Page.COUNT_LIMIT + 1) + ") counted").param("seal", seal).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    public List<UUID> useIds(String seal, int most) {
        return jdbc.sql("select u.id from seals.use u where u.seal = :seal order by u.id desc limit :most").param("seal", seal).param("most", most).query(UUID.class).list();
    }

    long countUses(String seal) {
        return jdbc.sql("select count(*) from seals.use where seal = :seal").param("seal", seal).query(Long.class).single();
    }

    /** Every use, without holding them. */
    void streamUses(String seal, Consumer<SealUseRow> each) {
        jdbc.sql(USES).param("seal", seal).withFetchSize(500).query((RowCallbackHandler) row -> each.accept(use(row, 0)));
    }

    private static SealUseRow use(ResultSet row, int number) throws SQLException {
        return new SealUseRow(row.getObject("id", UUID.class), row.getTimestamp("at").toInstant(), row.getString("document"), row.getString("subject"), row.getString("matter"),
                row.getString("digest"), row.getString("name"), Actor.Official.postTitle(row.getString("capacity")).orElse(""));
    }
}

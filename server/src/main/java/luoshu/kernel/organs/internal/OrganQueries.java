package luoshu.kernel.organs.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Scope;
import luoshu.kernel.database.Like;
import luoshu.kernel.organs.Duty;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.OrganDraft;
import luoshu.kernel.organs.Post;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of organs and posts. */
@Component
public class OrganQueries {

    private static final int SUBTREE_LIMIT = 10_000;
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    OrganQueries(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    public Optional<Organ> find(OrganCode code) {
        return jdbc.sql("select * from organs.organ where code = :code").param("code", code.value()).query(OrganQueries::organ).optional();
    }

    public List<Organ> listByCodes(Collection<String> codes) {
        return jdbc.sql("select * from organs.organ where code = any(cast(:codes as text[]))").param("codes", array(codes)).query(OrganQueries::organ).list();
    }

    /** Active organs of the duty in any of the regions at any of the levels, lowest level first. */
    public List<Organ> listByDuty(String duty, Collection<RegionCode> regions, Collection<Integer> levels) {
        return jdbc.sql("""
                select * from organs.organ where duty = :duty and region = any(cast(:regions as text[])) and levels && cast(:levels as smallint[]) and state = 'ACTIVE'
                """).param("duty", duty).param("regions", array(regions.stream().map(RegionCode::value).toList())).param("levels", array(levels)).query(OrganQueries::organ).list();
    }

    /** {@code duty} null: of any. */
    public List<Organ> listByDuty(@Nullable String duty, Collection<Integer> levels) {
        return jdbc.sql("select * from organs.organ where (:duty::text is null or duty = :duty) and levels && cast(:levels as smallint[]) and state = 'ACTIVE' order by region, code")
                .param("duty", duty).param("levels", array(levels)).query(OrganQueries::organ).list();
    }

    public List<Organ> subtree(OrganCode root) {
        return jdbc.sql("""
                with recursive tree(code) as (
                    select o.code from organs.organ o where o.code = :root
                    union
                    select c.code from tree t join organs.organ c on c.parent = t.code
                )
                select o.* from tree t join organs.organ o on o.code = t.code where o.state = 'ACTIVE' order by o.region, o.code limit :limit
                """).param("root", root.value()).param("limit", SUBTREE_LIMIT).query(OrganQueries::organ).list();
    }

    public Page<Organ> page(Scope scope, @Nullable String q, @Nullable String regionPrefix, @Nullable String duty, PageRequest page) {
        Scope.Predicate mine = scope.predicate("o.code", "o.duty", "o.region", "0", "g");
        String where = """
                where %s and (cast(:q as text) is null or o.name like :q or o.code like :q)
                  and (cast(:region as text) is null or o.region like :region) and (cast(:duty as text) is null or o.duty = :duty)
                """.formatted(mine.sql());
        String like = q == null || q.isBlank() ? null : "%" + Like.literal(q.strip()) + "%";
        JdbcClient.StatementSpec rows = jdbc.sql("select o.* from organs.organ o " + where + " order by o.region, o.code limit :size offset :offset")
                .param("size", page.size()).param("offset", page.offset());
        JdbcClient.StatementSpec total = jdbc.sql("select count(*) from (select from organs.organ o " + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted");
        return new Page<>(filtered(rows, mine, like, regionPrefix, duty).query(OrganQueries::organ).list(),
                filtered(total, mine, like, regionPrefix, duty).query(Integer.class).single(), page.page(), page.size());
    }

    private static JdbcClient.StatementSpec filtered(JdbcClient.StatementSpec statement, Scope.Predicate mine, @Nullable String like, @Nullable String regionPrefix, @Nullable String duty) {
        return statement.params(mine.params()).param("q", like).param("region", regionPrefix == null ? null : regionPrefix + "%").param("duty", duty);
    }

    public List<Duty> duties() {
        return jdbc.sql("select code, name_zh, name_en from organs.duty order by sort")
                .query((row, n) -> new Duty(row.getString("code"), new Text(row.getString("name_zh"), row.getString("name_en")))).list();
    }

    /** False when the code is taken. */
    public boolean insert(OrganDraft draft) {
        return jdbc.sql("""
                insert into organs.organ (code, name, short_name, duty, region, levels, parent, word, address, office_hours, consult_phone, complain_phone, origin)
                values (:code, :name, :shortName, :duty, :region, cast(:levels as smallint[]), :parent, :word, :address, :hours, :consult, :complain, 'administrator')
                on conflict do nothing
                """).params(params(draft)).param("parent", value(draft.parent())).update() == 1;
    }

    /** False when {@code version} is no longer the current one. */
    public boolean update(OrganDraft draft, int version) {
        return jdbc.sql("""
                update organs.organ set name = :name, short_name = :shortName, duty = :duty, region = :region, levels = cast(:levels as smallint[]), parent = :parent, word = :word,
                    address = :address, office_hours = :hours, consult_phone = :consult, complain_phone = :complain, version = version + 1, changed_at = now()
                where code = :code and version = :version and state = 'ACTIVE'
                """).params(params(draft)).param("parent", value(draft.parent())).param("version", version).update() == 1;
    }

    public boolean abolish(OrganCode code, int version) {
        boolean done = jdbc.sql("update organs.organ set state = 'ABOLISHED', version = version + 1, changed_at = now() where code = :code and version = :version and state = 'ACTIVE'")
                .param("code", code.value()).param("version", version).update() == 1;
        if (done) {
            jdbc.sql("update organs.post set state = 'CLOSED', version = version + 1 where organ = :code and state = 'OPEN'").param("code", code.value()).update();
        }
        return done;
    }

    public Optional<Post> findPost(UUID id) {
        return jdbc.sql("select * from organs.post where id = :id").param("id", id).query(OrganQueries::post).optional();
    }

    public List<Post> posts(OrganCode organ) {
        return jdbc.sql("select * from organs.post where organ = :organ order by state desc, code, id").param("organ", organ.value()).query(OrganQueries::post).list();
    }

    public Post insertPost(OrganCode organ, String title, List<String> roles) {
        return jdbc.sql("insert into organs.post (organ, title, roles, origin) values (:organ, :title, cast(:roles as text[]), 'administrator') returning *")
                .param("organ", organ.value()).param("title", title).param("roles", array(roles)).query(OrganQueries::post).single();
    }

    public boolean updatePost(UUID id, int version, String title, List<String> roles, Post.State state) {
        return jdbc.sql("update organs.post set title = :title, roles = cast(:roles as text[]), state = :state, version = version + 1 where id = :id and version = :version")
                .param("id", id).param("version", version).param("title", title).param("roles", array(roles)).param("state", state.name()).update() == 1;
    }

    public @Nullable String loadedHash() {
        return jdbc.sql("select sha256 from organs.loaded where source = 'demo'").query(String.class).optional().orElse(null);
    }

    public void lockLoading() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('organs.load'))").query((row, n) -> true).single();
    }

    /** Replaces the demonstration rows nobody has touched. */
    public void replaceDemonstration(List<Duty> duties, List<Organ> organs, List<Post> posts, String hash) {
        for (int i = 0; i < duties.size(); i++) {
            jdbc.sql("insert into organs.duty (code, name_zh, name_en, sort) values (:code, :zh, :en, :sort) on conflict (code) do update set name_zh = :zh, name_en = :en, sort = :sort")
                    .param("code", duties.get(i).code()).param("zh", duties.get(i).name().zh()).param("en", duties.get(i).name().en()).param("sort", i).update();
        }
        template.execute("delete from organs.post where origin = 'demo' and version = 1");
        template.execute("delete from organs.organ o where o.origin = 'demo' and o.version = 1 and not exists (select from organs.post p where p.organ = o.code)");
        template.batchUpdate("""
                insert into organs.organ (code, name, short_name, duty, region, levels, parent, word, address, office_hours, consult_phone, complain_phone, origin)
                values (?, ?, ?, ?, ?, cast(? as smallint[]), ?, ?, ?, ?, ?, ?, 'demo') on conflict do nothing
                """, organs.stream().map(o -> new Object[] {o.code().value(), o.name(), o.shortName(), o.duty(), o.region().value(), array(o.levels()), value(o.parent()), o.word(),
                o.address(), o.officeHours(), o.consultPhone(), o.complainPhone()}).toList());
        template.batchUpdate("insert into organs.post (id, organ, code, title, roles, origin) values (?, ?, ?, ?, cast(? as text[]), 'demo') on conflict do nothing",
                posts.stream().map(p -> new Object[] {p.id(), p.organ().value(), p.code(), p.title(), array(p.roles())}).toList());
        jdbc.sql("insert into organs.loaded (source, sha256) values ('demo', :hash) on conflict (source) do update set sha256 = :hash, at = now()").param("hash", hash).update();
    }

    private static Map<String, Object> params(OrganDraft draft) {
        return Map.ofEntries(Map.entry("code", draft.code().value()), Map.entry("name", draft.name()), Map.entry("shortName", draft.shortName()), Map.entry("duty", draft.duty()),
                Map.entry("region", draft.region().value()), Map.entry("levels", array(draft.levels())), Map.entry("word", draft.word()), Map.entry("address", draft.address()),
                Map.entry("hours", draft.officeHours()), Map.entry("consult", draft.consultPhone()), Map.entry("complain", draft.complainPhone()));
    }

    /** Array literal of codes and numbers, which need no quoting. */
    private static String array(Collection<?> values) {
        return "{" + String.join(",", values.stream().map(String::valueOf).toList()) + "}";
    }

    private static @Nullable String value(@Nullable OrganCode code) {
        return code == null ? null : code.value();
    }

    private static Organ organ(ResultSet row, int number) throws SQLException {
        String parent = row.getString("parent");
        List<Integer> levels = Arrays.stream((Short[]) row.getArray("levels").getArray()).map(Short::intValue).toList();
        return new Organ(new OrganCode(row.getString("code")), row.getString("name"), row.getString("short_name"), row.getString("duty"), new RegionCode(row.getString("region")), levels,
                parent == null ? null : new OrganCode(parent), row.getString("word"), row.getString("address"), row.getString("office_hours"), row.getString("consult_phone"),
                row.getString("complain_phone"), Organ.State.valueOf(row.getString("state")), row.getInt("version"));
    }

    private static Post post(ResultSet row, int number) throws SQLException {
        return new Post(row.getObject("id", UUID.class), new OrganCode(row.getString("organ")), row.getString("code"), row.getString("title"),
                List.of((String[]) row.getArray("roles").getArray()), Post.State.valueOf(row.getString("state")), row.getInt("version"));
    }
}

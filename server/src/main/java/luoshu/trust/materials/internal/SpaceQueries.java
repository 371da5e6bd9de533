package luoshu.trust.materials.internal;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.database.Like;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import luoshu.trust.materials.MaterialOrigin;
import luoshu.trust.materials.SpaceItem;
import luoshu.trust.materials.Spaces;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SpaceQueries {

    record Fill(int items, long bytes) {
    }

    record Row(UUID id, long version, String kind, Text kindName, String name, @Nullable LocalDate validFrom, @Nullable LocalDate validTo, boolean validByText,
               List<SpaceItem.KeptEdition> editions, List<SpaceItem.KeptUse> uses, Instant changedAt) {
    }

    /** A new content with the words it is kept under. */
    record Addition(UUID party, Text kind, String name, @Nullable LocalDate validFrom, @Nullable LocalDate validTo, boolean validByText, List<String> catalogs) {
    }

    private static final String MINE = "i.party = :party and i.state = 'KEPT' and (:everything or i.catalogs && :scope::text[])";
    private static final String SELECT = """
            select i.id, i.version, i.kind, i.kind_name::text as kind_name, i.name, i.valid_from, i.valid_to, i.valid_by_text, i.changed_at,
                (select jsonb_agg(jsonb_build_object('number', e.number, 'id', e.file, 'name', e.file_name, 'type', e.type, 'size', e.size, 'sha256', e.sha256, 'origin', e.origin,
                                                     'caseNumber', e.case_number, 'givenAt', e.given_at) order by e.number desc) from materials.edition e where e.item = i.id)::text as editions,
                (select jsonb_agg(to_jsonb(u)) from (select u.case_number as "caseNumber", u.matter_name as "matterName", u.used_at as "usedAt" from materials.use u where u.item = i.id
                                                     order by u.used_at desc limit 20) u)::text as uses
            from materials.item i
            """;

    private record EditionRow(int number, UUID id, String name, String type, long size, String sha256, MaterialOrigin origin, @Nullable String caseNumber, Instant givenAt) {
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SpaceQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Page<Row> page(Actor.Applicant actor, @Nullable String q, @Nullable String kind, PageRequest page) {
        Map<String, Object> params = mine(actor);
        String where = " where " + MINE;
        if (kind != null && !kind.isBlank()) {
            where += " and i.kind = :kind";
            params.put("kind", kind);
        }
        if (q != null && !q.isBlank()) {
            where += " and (i.name ilike :q or i.kind ilike :q or exists (select from materials.edition e where e.item = i.id and e.file_name ilike :q))";
            params.put("q", "%" + Like.literal(q.strip()) + "%");
        }
        int total = jdbc.sql("select count(*) from (select from materials.item i" + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        List<Row> rows = jdbc.sql(SELECT + where + " order by i.changed_at desc, i.id desc limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query(this::row).list();
        return new Page<>(rows, total, page.page(), page.size());
    }

    /** Those that count today: not expired. */
    List<Row> listCurrent(Actor.Applicant actor, List<String> kinds, LocalDate today) {
        return kinds.isEmpty() ? List.of() : jdbc.sql(SELECT + " where " + MINE + " and i.kind in (:kinds) and (i.valid_to is null or i.valid_to >= :today) order by i.changed_at desc, i.id desc limit 200")
                .params(mine(actor)).param("kinds", kinds).param("today", Date.valueOf(today)).query(this::row).list();
    }

    Optional<Row> find(Actor.Applicant actor, UUID id) {
        return jdbc.sql(SELECT + " where i.id = :id and " + MINE).param("id", id).params(mine(actor)).query(this::row).optional();
    }

    /** Held until the transaction ends: a party's space is changed by one at a time. */
    Fill lock(UUID party) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('materials ' || :party, 0))").param("party", party.toString()).query((row, n) -> n).list();
        return fill(party);
    }

    Fill fill(UUID party) {
        return jdbc.sql("select count(distinct i.id) as items, coalesce(sum(e.size), 0) as bytes from materials.item i join materials.edition e on e.item = i.id where i.party = :party and i.state = 'KEPT'")
                .param("party", party).query((row, n) -> new Fill(row.getInt("items"), row.getLong("bytes"))).single();
    }

    Optional<UUID> findByContent(UUID party, String sha256) {
        return jdbc.sql("select i.id from materials.item i join materials.edition e on e.item = i.id where i.party = :party and i.state = 'KEPT' and e.sha256 = :sha256 order by i.id limit 1")
                .param("party", party).param("sha256", sha256).query(UUID.class).optional();
    }

    void insert(UUID id, Addition added, Instant now) {
        jdbc.sql("""
                insert into materials.item (id, party, kind, kind_name, name, valid_from, valid_to, valid_by_text, catalogs, created_at, changed_at)
                values (:id, :party, :kind, :kindName::jsonb, :name, :from, :to, :byText, :catalogs::text[], :now, :now)
                """).param("id", id).param("party", added.party).param("kind", added.kind.zh()).param("kindName", json.writeValueAsString(added.kind)).param("name", added.name)
                .param("from", date(added.validFrom)).param("to", date(added.validTo)).param("byText", added.validByText).param("catalogs", added.catalogs.toArray(String[]::new))
                .param("now", Timestamp.from(now)).update();
    }

    /** @return its number */
    int insertEdition(UUID item, FileRef file, MaterialOrigin origin, @Nullable String caseNumber, String by, Instant now) {
        return jdbc.sql("""
                insert into materials.edition (item, number, file, file_name, sha256, type, size, origin, case_number, given_at, given_by)
                select :item, 1 + (select count(*) from materials.edition e where e.item = :item), :file, :name, :sha256, :type, :size, :origin, :case, :now, :by returning number
                """).param("item", item).param("file", file.id()).param("name", file.name()).param("sha256", file.sha256()).param("type", file.type()).param("size", file.size())
                .param("origin", origin.name()).param("case", caseNumber).param("now", Timestamp.from(now)).param("by", by).query(Integer.class).single();
    }

    /** False: changed meanwhile. */
    boolean change(UUID id, long version, Text kind, Spaces.Words words, Instant now) {
        return jdbc.sql("""
                update materials.item set kind = :kind, kind_name = :kindName::jsonb, name = :name, valid_from = :from, valid_to = :to, valid_by_text = false, version = version + 1, changed_at = :now
                where id = :id and version = :version and state = 'KEPT'
                """).param("id", id).param("version", version).param("kind", kind.zh()).param("kindName", json.writeValueAsString(kind)).param("name", words.name())
                .param("from", date(words.validFrom())).param("to", date(words.validTo())).param("now", Timestamp.from(now)).update() == 1;
    }

    void touch(UUID id, Instant now) {
        jdbc.sql("update materials.item set version = version + 1, changed_at = :now where id = :id").param("id", id).param("now", Timestamp.from(now)).update();
    }

    boolean delete(UUID id, long version, Instant now) {
        return jdbc.sql("update materials.item set state = 'DELETED', version = version + 1, changed_at = :now where id = :id and version = :version and state = 'KEPT'").param("id", id)
                .param("version", version).param("now", Timestamp.from(now)).update() == 1;
    }

    void attached(UUID file, UUID draft, UUID item, Instant now) {
        jdbc.sql("insert into materials.attachment (file, draft, item, attached_at) values (:file, :draft, :item, :now)").param("file", file).param("draft", draft).param("item", item)
                .param("now", Timestamp.from(now)).update();
    }

    /** Whose it is; empty when it is not theirs to see. */
    Optional<UUID> reader(UUID id, Actor.Applicant actor) {
        return jdbc.sql("select i.party from materials.item i where i.id = :id and " + MINE).param("id", id).params(mine(actor)).query(UUID.class).optional();
    }

    boolean keeps(UUID party) {
        return jdbc.sql("select keep from materials.consent where party = :party").param("party", party).query(Boolean.class).optional().orElse(true);
    }

    void consent(UUID party, boolean keep, String by, Instant now) {
        jdbc.sql("""
                insert into materials.consent (party, keep, given_at, given_by) values (:party, :keep, :now, :by)
                on conflict (party) do update set keep = excluded.keep, given_at = excluded.given_at, given_by = excluded.given_by
                """).param("party", party).param("keep", keep).param("by", by).param("now", Timestamp.from(now)).update();
    }

    Optional<Boolean> choice(UUID draft) {
        return jdbc.sql("select keep from materials.choice where draft = :draft").param("draft", draft).query(Boolean.class).optional();
    }

    void choose(UUID draft, boolean keep, String by, Instant now) {
        jdbc.sql("""
                insert into materials.choice (draft, keep, chosen_at, chosen_by) values (:draft, :keep, :now, :by)
                on conflict (draft) do update set keep = excluded.keep, chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by
                """).param("draft", draft).param("keep", keep).param("by", by).param("now", Timestamp.from(now)).update();
    }

    private static Map<String, Object> mine(Actor.Applicant actor) {
        return new HashMap<>(Map.of("party", actor.applicantId(), "everything", actor.scope().isEmpty(), "scope", actor.scope().toArray(String[]::new)));
    }

    private static @Nullable Date date(@Nullable LocalDate date) {
        return date == null ? null : Date.valueOf(date);
    }

    private Row row(ResultSet row, int number) throws SQLException {
        List<EditionRow> editions = json.readValue(row.getString("editions"), new TypeReference<>() {
        });
        String uses = row.getString("uses");
        return new Row(row.getObject("id", UUID.class), row.getLong("version"), row.getString("kind"), json.readValue(row.getString("kind_name"), Text.class),
                row.getString("name"), row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class), row.getBoolean("valid_by_text"),
                editions.stream().map(SpaceQueries::edition).toList(), uses == null ? List.of() : json.readValue(uses, new TypeReference<>() {
                }), row.getTimestamp("changed_at").toInstant());
    }

    private static SpaceItem.KeptEdition edition(EditionRow row) {
        return new SpaceItem.KeptEdition(row.number, new FileRef(row.id, row.name, row.type, row.size, row.sha256, row.givenAt, FileType.named(row.type).preview()), row.origin, row.caseNumber,
                row.givenAt);
    }
}

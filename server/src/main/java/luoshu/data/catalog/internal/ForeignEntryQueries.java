package luoshu.data.catalog.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.catalog.EntryChange;
import luoshu.data.catalog.ForeignEntry;
import luoshu.data.catalog.ResourceDraft;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ForeignEntryQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CHANGE = """
            select r.revision, r.code, r.organ, r.organ_name, r.duty, r.region, coalesce(e.confidentiality, 0) as confidentiality, e.number, e.content::text as content, e.published_at
            from catalog.resource r left join catalog.edition e on e.resource = r.id and e.number = r.published
            """;
    private final JdbcClient jdbc;

    ForeignEntryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<EntryChange> changedSince(long revision, int most) {
        return jdbc.sql(CHANGE + "where r.revision > :revision and r.origin is null and r.code is not null order by r.revision fetch first :most rows with ties").param("revision", revision)
                .param("most", most).query((row, _) -> change(row)).list();
    }

    Optional<EntryChange> current(String code) {
        return jdbc.sql(CHANGE + "where r.code = :code and r.origin is null").param("code", code).query((row, _) -> change(row)).optional();
    }

    private static EntryChange change(ResultSet row) throws SQLException {
        String content = row.getString("content");
        Timestamp at = row.getTimestamp("published_at");
        return new EntryChange(row.getLong("revision"), row.getString("code"), row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"), row.getInt("confidentiality"),
                row.getObject("number", Integer.class), content == null ? null : JSON.readValue(content, ResourceDraft.class), at == null ? null : at.toInstant());
    }

    Optional<UUID> lock(String origin, String code) {
        return jdbc.sql("select id from catalog.resource where origin = :origin and code = :code for update").param("origin", origin).param("code", code).query(UUID.class).optional();
    }

    UUID insert(ForeignEntry entry) {
        return jdbc.sql("""
                insert into catalog.resource (code, organ, organ_name, duty, region, edition, origin, origin_name) values (:code, :organ, :organName, :duty, :region, :edition, :origin, :originName) returning id
                """).param("code", entry.code()).param("organ", entry.organ()).param("organName", entry.organName()).param("duty", entry.duty()).param("region", entry.region())
                .param("edition", entry.edition()).param("origin", entry.origin().division()).param("originName", entry.origin().name()).query(UUID.class).single();
    }

    /** One edition is kept: the history of an entry is where it comes from. */
    void put(UUID id, ForeignEntry entry) {
        jdbc.sql("delete from catalog.edition where resource = :id").param("id", id).update();
        jdbc.sql("""
                insert into catalog.edition (resource, number, state, version, name, share_type, confidentiality, content, authors, author_name, changed_at, published_at)
                values (:id, :number, 3, 1, :name, :shareType, 0, :content::jsonb, array[:author], :authorName, :at, :at)
                """).param("id", id).param("number", entry.edition()).param("name", String.valueOf(entry.content().name())).param("shareType", String.valueOf(entry.content().shareType()))
                .param("content", JSON.writeValueAsString(entry.content())).param("author", "node:" + entry.origin().division()).param("authorName", entry.origin().name())
                .param("at", Timestamp.from(entry.publishedAt())).update();
        jdbc.sql("""
                update catalog.resource set organ = :organ, organ_name = :organName, duty = :duty, region = :region, origin_name = :originName, edition = :edition, published = :edition, revision = :revision
                where id = :id
                """).param("organ", entry.organ()).param("organName", entry.organName()).param("duty", entry.duty()).param("region", entry.region()).param("originName", entry.origin().name())
                .param("edition", entry.edition()).param("revision", revision()).param("id", id).update();
    }

    boolean end(String origin, String code) {
        long revision = revision();
        return jdbc.sql("update catalog.resource set published = null, revision = :revision where origin = :origin and code = :code and published is not null").param("revision", revision)
                .param("origin", origin).param("code", code).update() == 1;
    }

    int count(String origin) {
        return jdbc.sql("select count(*) from catalog.resource where origin = :origin and published is not null").param("origin", origin).query(Integer.class).single();
    }

    /** The row lock makes revisions visible in their order. */
    private long revision() {
        return jdbc.sql("update catalog.revision set number = number + 1 returning number").query(Long.class).single();
    }
}

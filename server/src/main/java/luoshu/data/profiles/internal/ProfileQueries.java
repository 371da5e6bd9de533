package luoshu.data.profiles.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.data.matching.MatchKind;
import luoshu.data.profiles.ProfileLook;
import luoshu.data.profiles.ProfileQuestion;
import luoshu.kernel.access.Actor;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Profiles as they are shown, and who looked. */
@Repository
class ProfileQueries {

    private static final int MOST_RECORDS = 500;
    private final JdbcClient jdbc;

    ProfileQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A record in force of a profile with where it came from. */
    record Entry(UUID id, UUID feed, String library, byte[] content, String placed, @Nullable Double bits, String organName, String sourceName, String table, Instant seenAt) {
    }

    Optional<UUID> find(MatchKind kind, byte[] number) {
        return jdbc.sql("select p.id from profiles.profile p where p.kind = :kind and p.number_key = :number").param("kind", kind.name()).param("number", number).query(UUID.class).optional();
    }

    /** The one that has the number, made if there is none. */
    UUID get(MatchKind kind, byte[] number, Instant now) {
        jdbc.sql("insert into profiles.profile (id, kind, number_key, created_at) values (:id, :kind, :number, :now) on conflict (kind, number_key) where number_key is not null do nothing").param("id", UUID.randomUUID())
                .param("kind", kind.name()).param("number", number).param("now", Timestamp.from(now)).update();
        return find(kind, number).orElseThrow();
    }

    List<Entry> entries(UUID profile) {
        return jdbc.sql("""
                select r.id, r.feed, r.library, r.content, r.placed, r.bits, f.organ_name, f.source_name, f.relation, w.seen_at
                from profiles.record r join profiles.raw_row w on w.id = r.id join profiles.feed f on f.id = r.feed
                where r.profile = :profile and w.gone_at is null
                order by w.read_at desc, r.id limit :most
                """).param("profile", profile).param("most", MOST_RECORDS)
                .query((row, _) -> new Entry(row.getObject("id", UUID.class), row.getObject("feed", UUID.class), row.getString("library"), row.getBytes("content"), row.getString("placed"),
                        (Double) row.getObject("bits"), row.getString("organ_name"), row.getString("source_name"), row.getString("relation"), row.getTimestamp("seen_at").toInstant())).list();
    }

    /** {@code feed field}: which come first. */
    Set<String> authoritative(Collection<UUID> feeds) {
        return new HashSet<>(jdbc.sql("select c.feed || ' ' || c.field from profiles.feed_column c where c.authoritative and c.feed = any(:feeds)").param("feeds", feeds.toArray(UUID[]::new)).query(String.class).list());
    }

    void looked(UUID profile, Actor.Official by, ProfileQuestion question, String matterName, Instant now) {
        jdbc.sql("""
                insert into profiles.look (id, profile, at, by_subject, by_name, organ, organ_name, purpose, case_number, matter_name)
                values (:id, :profile, :now, :by, :byName, :organ, :organName, :purpose, :number, :matter)
                """).param("id", UUID.randomUUID()).param("profile", profile).param("now", Timestamp.from(now)).param("by", by.subject()).param("byName", by.name()).param("organ", by.organ()).param("organName", by.organName())
                .param("purpose", question.purpose().strip()).param("number", question.caseNumber()).param("matter", matterName).update();
    }

    Page<ProfileLook> looks(UUID profile, PageRequest page) {
        return new Page<>(jdbc.sql("""
                select l.id, l.at, l.organ_name, l.by_name, l.purpose, l.case_number, l.matter_name from profiles.look l where l.profile = :profile order by l.at desc, l.id limit :size offset :offset
                """).param("profile", profile).param("size", page.size()).param("offset", page.offset()).query((row, _) -> new ProfileLook(row.getObject("id", UUID.class), row.getTimestamp("at").toInstant(),
                        row.getString("organ_name"), row.getString("by_name"), row.getString("purpose"), row.getString("case_number"), row.getString("matter_name"))).list(),
                jdbc.sql("select count(*) from (select from profiles.look l where l.profile = :profile limit " + (Page.COUNT_LIMIT + 1) + ") counted").param("profile", profile).query(Integer.class).single(), page.page(), page.size());
    }
}

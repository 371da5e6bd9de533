package luoshu.kernel.files.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.NewFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FileQueries {

    record Row(FileRef ref, FileOwner owner) {
    }

    private static final String SELECT = "select id, name, type, size, sha256, uploaded_at, owner_kind, owner_ref from files.file ";
    private final JdbcClient jdbc;

    FileQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the content's lock until the transaction ends: no sweep removes it meanwhile. @return whether the content lies with its row */
    boolean touchContent(String sha256, long size, Instant now) {
        return jdbc.sql("""
                insert into files.content (sha256, size, touched_at) values (:sha256, :size, :now)
                on conflict (sha256) do update set touched_at = greatest(files.content.touched_at, excluded.touched_at)
                returning bytes is not null
                """).param("sha256", sha256).param("size", size).param("now", Timestamp.from(now)).query(Boolean.class).single();
    }

    /** As {@link #touchContent} for several; contents that are new are kept with their rows. Locks are taken in the order of the digests. */
    void touchContents(List<String> digests, List<byte[]> contents, Instant now) {
        Map<String, byte[]> distinct = new TreeMap<>();
        for (int i = 0; i < digests.size(); i++) {
            distinct.put(digests.get(i), contents.get(i));
        }
        jdbc.sql("""
                insert into files.content (sha256, size, touched_at, bytes)
                select c.sha256, octet_length(c.bytes), :now, c.bytes from unnest(:digests::text[], :contents::bytea[]) as c(sha256, bytes)
                on conflict (sha256) do update set touched_at = greatest(files.content.touched_at, excluded.touched_at)
                """).param("digests", distinct.keySet().toArray(String[]::new)).param("contents", distinct.values().toArray(byte[][]::new)).param("now", Timestamp.from(now)).update();
    }

    /** Empty: it is in the content store. */
    Optional<byte[]> findBytes(String sha256) {
        return jdbc.sql("select bytes from files.content where sha256 = :sha256 and bytes is not null").param("sha256", sha256).query(byte[].class).optional();
    }

    FileRef insert(String sha256, String name, FileType type, long size, FileOwner owner, String subject, Instant now) {
        return jdbc.sql("""
                insert into files.file (sha256, name, type, size, owner_kind, owner_ref, uploaded_by, uploaded_at)
                values (:sha256, :name, :type, :size, :kind, :ref, :by, :now)
                returning id, name, type, size, sha256, uploaded_at, owner_kind, owner_ref
                """)
                .param("sha256", sha256).param("name", name).param("type", type.shortName()).param("size", size).param("kind", owner.kind()).param("ref", owner.ref())
                .param("by", subject).param("now", Timestamp.from(now)).query(FileQueries::row).single().ref();
    }

    /** In their order. */
    List<FileRef> insert(List<String> digests, List<NewFile> made, String subject, Instant now) {
        return jdbc.sql("""
                with given as (
                    select uuidv7() as id, f.* from unnest(:digests::text[], :names::text[], :types::text[], :sizes::bigint[], :kinds::text[], :refs::text[]) with ordinality
                        as f(sha256, name, type, size, owner_kind, owner_ref, place)),
                kept as (
                    insert into files.file (id, sha256, name, type, size, owner_kind, owner_ref, uploaded_by, uploaded_at)
                    select g.id, g.sha256, g.name, g.type, g.size, g.owner_kind, g.owner_ref, :by, :now from given g)
                select g.*, :now as uploaded_at from given g order by g.place
                """)
                .param("digests", digests.toArray(String[]::new)).param("names", strings(made, NewFile::name)).param("types", strings(made, file -> file.type().shortName()))
                .param("sizes", made.stream().map(file -> (long) file.content().length).toArray(Long[]::new)).param("kinds", strings(made, file -> file.owner().kind()))
                .param("refs", strings(made, file -> file.owner().ref())).param("by", subject).param("now", Timestamp.from(now)).query(FileQueries::row).list().stream().map(Row::ref).toList();
    }

    private static String[] strings(List<NewFile> made, Function<NewFile, String> what) {
        return made.stream().map(what).toArray(String[]::new);
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id and state = 'KEPT'").param("id", id).query(FileQueries::row).optional();
    }

    List<FileRef> list(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : jdbc.sql(SELECT + "where id in (:ids) and state = 'KEPT' order by id").param("ids", ids).query(FileQueries::row).list().stream().map(Row::ref).toList();
    }

    List<FileRef> listOwned(FileOwner owner) {
        return jdbc.sql(SELECT + "where owner_kind = :kind and owner_ref = :ref and state = 'KEPT' order by id").param("kind", owner.kind()).param("ref", owner.ref())
                .query(FileQueries::row).list().stream().map(Row::ref).toList();
    }

    int give(UUID id, FileOwner to) {
        return jdbc.sql("update files.file set owner_kind = :kind, owner_ref = :ref where id = :id and state = 'KEPT'").param("kind", to.kind()).param("ref", to.ref())
                .param("id", id).update();
    }

    int giveAll(FileOwner from, FileOwner to) {
        return jdbc.sql("update files.file set owner_kind = :toKind, owner_ref = :toRef where owner_kind = :kind and owner_ref = :ref and state = 'KEPT'")
                .param("toKind", to.kind()).param("toRef", to.ref()).param("kind", from.kind()).param("ref", from.ref()).update();
    }

    void discard(UUID id, Instant now) {
        jdbc.sql("update files.file set state = 'DISCARDED', discarded_at = :now where id = :id and state = 'KEPT'").param("id", id).param("now", Timestamp.from(now)).update();
    }

    int discardAll(FileOwner owner, Instant now) {
        return jdbc.sql("update files.file set state = 'DISCARDED', discarded_at = :now where owner_kind = :kind and owner_ref = :ref and state = 'KEPT'")
                .param("kind", owner.kind()).param("ref", owner.ref()).param("now", Timestamp.from(now)).update();
    }

    /** Uploads nobody used and files discarded before {@code cut}. */
    int removeOrphanRows(Instant cut) {
        return jdbc.sql("""
                delete from files.file where (owner_kind = 'upload' and state = 'KEPT' and uploaded_at < :cut) or (state = 'DISCARDED' and discarded_at < :cut)
                """).param("cut", Timestamp.from(cut)).update();
    }

    List<String> listOrphanContents(Instant cut, int limit) {
        return jdbc.sql("select c.sha256 from files.content c where c.touched_at < :cut and not exists (select from files.file f where f.sha256 = c.sha256) limit :limit")
                .param("cut", Timestamp.from(cut)).param("limit", limit).query(String.class).list();
    }

    /** False when somebody received the same content meanwhile. */
    boolean removeContent(String sha256, Instant cut) {
        return jdbc.sql("delete from files.content c where c.sha256 = :sha256 and c.touched_at < :cut and not exists (select from files.file f where f.sha256 = c.sha256)")
                .param("sha256", sha256).param("cut", Timestamp.from(cut)).update() == 1;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String type = row.getString("type");
        return new Row(new FileRef(row.getObject("id", UUID.class), row.getString("name"), type, row.getLong("size"), row.getString("sha256"),
                row.getTimestamp("uploaded_at").toInstant(), FileType.named(type).preview()), new FileOwner(row.getString("owner_kind"), row.getString("owner_ref")));
    }
}

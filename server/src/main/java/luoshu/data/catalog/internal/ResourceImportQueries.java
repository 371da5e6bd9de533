package luoshu.data.catalog.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the entries that the rows of a table mean. */
@Repository
class ResourceImportQueries {

    private final JdbcClient jdbc;

    ResourceImportQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One import of a file at a time, until the transaction ends. */
    void lock(UUID file) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('catalog.import'), hashtext(:file))").param("file", file.toString()).query((_, _) -> true).single();
    }

    /** In force or not. */
    Optional<UUID> findByCode(String code) {
        return jdbc.sql("select id from catalog.resource where code = :code and origin is null").param("code", code).query(UUID.class).optional();
    }

    /** Entries of an organ whose newest edition has this name and was not deleted; at most two. */
    List<UUID> named(String organ, String name) {
        return jdbc.sql("select r.id from catalog.resource r join catalog.edition e on e.resource = r.id and e.number = r.edition where r.organ = :organ and r.origin is null and e.name = :name and e.state <> 7 limit 2")
                .param("organ", organ).param("name", name).query(UUID.class).list();
    }
}

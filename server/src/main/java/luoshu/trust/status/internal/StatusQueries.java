package luoshu.trust.status.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.status.Status;
import luoshu.trust.status.StatusPlace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StatusQueries {

    record Marked(int index, int bits) {
    }

    private final JdbcClient jdbc;

    StatusQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int newest() {
        return jdbc.sql("select coalesce(max(number), 0) from status.list").query(Integer.class).single();
    }

    /** Two nodes opening the same list is no error. */
    void open(int number) {
        jdbc.sql("insert into status.list (number, revision) values (:number, 0) on conflict do nothing").param("number", number).update();
    }

    Optional<StatusPlace> find(UUID subject) {
        return jdbc.sql("select list, index from status.entry where subject = :subject").param("subject", subject)
                .query((row, _) -> new StatusPlace(row.getInt("list"), row.getInt("index"))).optional();
    }

    /** The first of the candidates that is free. Empty: none was, or somebody took it, or the subject has a place. */
    Optional<StatusPlace> take(int list, List<Integer> candidates, UUID subject) {
        return jdbc.sql("""
                insert into status.entry (list, index, subject, bits)
                select :list, c.index, :subject, 0 from unnest(cast(:candidates as integer[])) with ordinality c (index, n)
                where not exists (select from status.entry e where e.list = :list and e.index = c.index) order by c.n limit 1
                on conflict do nothing returning list, index
                """).param("list", list).param("subject", subject).param("candidates", candidates.toArray(Integer[]::new))
                .query((row, _) -> new StatusPlace(row.getInt("list"), row.getInt("index"))).optional();
    }

    /** False: no such place, or it says so already. */
    boolean set(UUID subject, Status status) {
        return jdbc.sql("""
                with changed as (update status.entry set bits = :bits where subject = :subject and bits <> :bits returning list)
                update status.list set revision = revision + 1 from changed where number = changed.list
                """).param("subject", subject).param("bits", status.bits()).update() == 1;
    }

    /** How often anything changed in the list; empty where there is no such list. */
    Optional<Long> revision(int number) {
        return jdbc.sql("select revision from status.list where number = :number").param("number", number).query(Long.class).optional();
    }

    List<Marked> marked(int number) {
        return jdbc.sql("select index, bits from status.entry where list = :number and bits <> 0").param("number", number)
                .query((row, _) -> new Marked(row.getInt("index"), row.getInt("bits"))).list();
    }
}

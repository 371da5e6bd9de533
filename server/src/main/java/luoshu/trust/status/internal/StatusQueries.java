package luoshu.trust.status.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.status.Status;
import luoshu.trust.status.StatusPlace;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StatusQueries {

    record Marked(int index, int bits) {
    }

    private static final ResultSetExtractor<Map<UUID, StatusPlace>> PLACES = rows -> {
        Map<UUID, StatusPlace> places = new HashMap<>();
        while (rows.next()) {
            places.put(rows.getObject("subject", UUID.class), new StatusPlace(rows.getInt("list"), rows.getInt("index")));
        }
        return places;
    };
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

    Map<UUID, StatusPlace> find(Collection<UUID> subjects) {
        return jdbc.sql("select subject, list, index from status.entry where subject = any(:subjects)").param("subjects", subjects.toArray(UUID[]::new)).query(PLACES);
    }

    record Draw(UUID subject, int index) {
    }

    /** The first free one of each. Who is missing met only taken ones, or the same as another at the same moment, or has a place. */
    Map<UUID, StatusPlace> take(int list, List<Draw> draws) {
        return jdbc.sql("""
                insert into status.entry (list, index, subject, bits)
                select distinct on (c.subject) :list, c.index, c.subject, 0 from unnest(:subjects::uuid[], :indexes::integer[]) with ordinality c (subject, index, n)
                where not exists (select from status.entry e where e.list = :list and e.index = c.index) order by c.subject, c.n
                on conflict do nothing returning subject, list, index
                """).param("list", list).param("subjects", draws.stream().map(Draw::subject).toArray(UUID[]::new)).param("indexes", draws.stream().map(Draw::index).toArray(Integer[]::new))
                .query(PLACES);
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

package luoshu.trust.certificates.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.access.Subject;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Imports, how far they came, and what is wrong with their rows. */
@Repository
class StockQueries {

    record Row(UUID id, String type, UUID file, String fileName, String organ, String organName, String duty, String region, String makerName, Instant madeAt, StockImport.State state,
               long lines, long good, long bad, long taken, int readTo, int takenTo, long total, @Nullable String message, Instant movedAt, int revision) {

        Subject subject() {
            return new Subject(organ, duty, region, 0);
        }
    }

    private static final String SELECT = "select i.* from certificates.stock_import i ";
    private final JdbcClient jdbc;

    StockQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID insert(String type, UUID file, String fileName, Organ organ, Actor maker, Instant now) {
        return jdbc.sql("""
                insert into certificates.stock_import (type, file, file_name, organ, organ_name, duty, region, made_by, maker_name, made_at, state, moved_at)
                values (:type, :file, :fileName, :organ, :organName, :duty, :region, :maker, :makerName, :now, 'CHECKING', :now) returning id
                """).param("type", type).param("file", file).param("fileName", fileName).param("organ", organ.code().value()).param("organName", organ.name()).param("duty", organ.duty())
                .param("region", organ.region().value()).param("maker", maker.subject()).param("makerName", maker.name()).param("now", Timestamp.from(now)).query(UUID.class).single();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(SELECT + "where i.id = :id").param("id", id).query(StockQueries::row).optional();
    }

    Optional<Row> lock(UUID id) {
        return jdbc.sql(SELECT + "where i.id = :id for update").param("id", id).query(StockQueries::row).optional();
    }

    Page<Row> page(Scope scope, PageRequest page) {
        Scope.Predicate reach = scope.predicate("i.organ", "i.duty", "i.region", "0", "reach");
        int total = jdbc.sql("select count(*) from (select 1 from certificates.stock_import i where " + reach.sql() + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(reach.params())
                .query(Integer.class).single();
        List<Row> rows = jdbc.sql(SELECT + "where " + reach.sql() + " order by i.made_at desc, i.id limit :limit offset :offset").params(reach.params()).param("limit", page.size())
                .param("offset", page.offset()).query(StockQueries::row).list();
        return new Page<>(rows, total, page.page(), page.size());
    }

    void move(UUID id, StockImport.State to, @Nullable String message, Instant now) {
        jdbc.sql("update certificates.stock_import set state = :state, message = :message, moved_at = :now, revision = revision + 1 where id = :id").param("id", id).param("state", to.name())
                .param("message", message).param("now", Timestamp.from(now)).update();
    }

    void total(UUID id, long total) {
        jdbc.sql("update certificates.stock_import set total = :total where id = :id").param("id", id).param("total", total).update();
    }

    /** A batch was read. False: somebody else reads this file. */
    boolean read(UUID id, int from, int to, int lines, int good, int bad, Instant now) {
        return jdbc.sql("""
                update certificates.stock_import set read_to = :to, lines = lines + :lines, good = good + :good, bad = bad + :bad, moved_at = :now
                where id = :id and read_to = :after and state = 'CHECKING'
                """).param("id", id).param("after", from).param("to", to).param("lines", lines).param("good", good).param("bad", bad).param("now", Timestamp.from(now)).update() == 1;
    }

    /** A batch was taken over. False: somebody else takes this file over. */
    boolean taken(UUID id, int from, int to, long taken, long late, Instant now) {
        return jdbc.sql("""
                update certificates.stock_import set taken_to = :to, taken = taken + :taken, good = good - :late, bad = bad + :late, moved_at = :now
                where id = :id and taken_to = :after and state = 'TAKING'
                """).param("id", id).param("after", from).param("to", to).param("taken", taken).param("late", late).param("now", Timestamp.from(now)).update() == 1;
    }

    void errors(UUID id, Collection<RowError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        Map<Integer, Integer> places = new HashMap<>();
        jdbc.sql("""
                insert into certificates.stock_error (import, line, place, field, value, fault, other)
                select :id, e.line, e.place, e.field, e.value, e.fault, e.other
                from unnest(:lines, :places, :fields, :values, :faults, :others) e (line, place, field, value, fault, other) on conflict do nothing
                """).param("id", id).param("lines", errors.stream().map(RowError::row).toArray(Integer[]::new))
                .param("places", errors.stream().map(error -> places.merge(error.row(), 1, Integer::sum)).toArray(Integer[]::new))
                .param("fields", errors.stream().map(RowError::field).toArray(String[]::new)).param("values", errors.stream().map(RowError::value).toArray(String[]::new))
                .param("faults", errors.stream().map(error -> error.fault().name()).toArray(String[]::new)).param("others", errors.stream().map(RowError::other).toArray(Integer[]::new)).update();
    }

    Page<StockErrorView> errors(UUID id, @Nullable StockFault fault, PageRequest page) {
        String where = "where e.import = :id" + (fault == null ? "" : " and e.fault = :fault");
        Map<String, Object> params = fault == null ? Map.of("id", id) : Map.of("id", id, "fault", fault.name());
        int total = jdbc.sql("select count(*) from (select 1 from certificates.stock_error e " + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        List<StockErrorView> rows = jdbc.sql("select e.* from certificates.stock_error e " + where + " order by e.line, e.place limit :limit offset :offset").params(params)
                .param("limit", page.size()).param("offset", page.offset()).query(StockQueries::error).list();
        return new Page<>(rows, total, page.page(), page.size());
    }

    /** How many rows have each fault. */
    Map<StockFault, Long> faults(UUID id) {
        Map<StockFault, Long> counted = new EnumMap<>(StockFault.class);
        jdbc.sql("select fault, count(*) as n from certificates.stock_error where import = :id group by fault").param("id", id).query(row -> {
            counted.put(StockFault.valueOf(row.getString("fault")), row.getLong("n"));
        });
        return counted;
    }

    /** All of them in order, a batch at a time. */
    void errors(UUID id, Consumer<StockErrorView> each) {
        int line = 0;
        int place = 0;
        for (boolean more = true; more; ) {
            List<StockErrorView> rows = jdbc.sql("select e.* from certificates.stock_error e where e.import = :id and (e.line, e.place) > (:line, :place) order by e.line, e.place limit 5000")
                    .param("id", id).param("line", line).param("place", place).query(StockQueries::error).list();
            rows.forEach(each);
            more = rows.size() == 5_000;
            if (more) {
                line = rows.getLast().line();
                place = rows.getLast().place();
            }
        }
    }

    /** Rows that nobody will take over any more. */
    void forgetRows(UUID id) {
        jdbc.sql("delete from certificates.stock_row where import = :id").param("id", id).update();
    }

    /** Those whose checked rows have waited long enough, and those whose faults have. */
    List<UUID> listWaitingSince(Instant cut) {
        return jdbc.sql("select i.id from certificates.stock_import i where i.moved_at < :cut and exists (select from certificates.stock_row r where r.import = i.id) limit 100")
                .param("cut", Timestamp.from(cut)).query(UUID.class).list();
    }

    void forgetErrors(Instant cut) {
        jdbc.sql("delete from certificates.stock_error e using certificates.stock_import i where i.id = e.import and i.moved_at < :cut").param("cut", Timestamp.from(cut)).update();
    }

    private static StockErrorView error(ResultSet row, int number) throws SQLException {
        StockFault fault = StockFault.valueOf(row.getString("fault"));
        return new StockErrorView(row.getInt("line"), row.getInt("place"), row.getString("field"), row.getString("value"), fault, fault.reason(), fault.advice(),
                row.getObject("other", Integer.class));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getObject("id", UUID.class), row.getString("type"), row.getObject("file", UUID.class), row.getString("file_name"), row.getString("organ"), row.getString("organ_name"),
                row.getString("duty"), row.getString("region"), row.getString("maker_name"), row.getTimestamp("made_at").toInstant(), StockImport.State.valueOf(row.getString("state")),
                row.getLong("lines"), row.getLong("good"), row.getLong("bad"), row.getLong("taken"), row.getInt("read_to"), row.getInt("taken_to"), row.getLong("total"), row.getString("message"),
                row.getTimestamp("moved_at").toInstant(), row.getInt("revision"));
    }
}

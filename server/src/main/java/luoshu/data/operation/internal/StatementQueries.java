package luoshu.data.operation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.operation.OperationStatement;
import luoshu.data.operation.StatementKind;
import luoshu.data.operation.StatementLine;
import luoshu.data.operation.StatementState;
import luoshu.kernel.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StatementQueries {

    private static final String SELECT = """
            select s.number, s.agreement, g.organ_name, g.operator, g.operator_name, s.kind, s.month, s.corrects, s.dispute, s.total, s.due, s.state, s.version, s.issued_at, s.issued_by, s.issued_by_name, s.confirmed_at,
                   s.confirmed_by_name, s.answer, s.answerer, array(select d.contract from operation.dispute d where d.statement = s.number and d.state = 'RAISED' order by d.contract) as disputed
            from operation.statement s join operation.agreement g on g.number = s.agreement
            """;
    private final JdbcClient jdbc;

    StatementQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A statement with who issued it; what the reader may do is not known yet. */
    record StatementFile(OperationStatement statement, String issuedBy) {
    }

    /** @param room absent: no cap */
    record NewStatement(String agreement, StatementKind kind, LocalDate month, @Nullable String corrects, @Nullable UUID dispute, List<StatementLine> lines, long total, @Nullable Long room, long due) {
    }

    /** Empty: the month has its statement already. */
    Optional<String> insert(NewStatement one, LocalDate day, Actor by, Instant now) {
        Optional<String> number = jdbc.sql("""
                insert into operation.statement (number, agreement, kind, month, corrects, dispute, total, room, due, state, version, issued_at, issued_by, issued_by_name)
                values ('JS' || :day || lpad(nextval('operation.serial')::text, 6, '0'), :agreement, :kind, :month, :corrects, :dispute, :total, :room, :due, 'ISSUED', 1, :now, :by, :byName)
                on conflict do nothing returning number
                """).param("day", day.toString().replace("-", "")).param("agreement", one.agreement()).param("kind", one.kind().name()).param("month", one.month()).param("corrects", one.corrects()).param("dispute", one.dispute())
                .param("total", one.total()).param("room", one.room()).param("due", one.due()).param("now", Timestamp.from(now)).param("by", by.subject()).param("byName", by.name()).query(String.class).optional();
        number.ifPresent(written -> lines(written, one.lines()));
        return number;
    }

    private void lines(String number, List<StatementLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            StatementLine line = lines.get(i);
            jdbc.sql("""
                    insert into operation.line (statement, contract, resource_name, unit, fen, per, ceiling, quantity, amount, digest, place)
                    values (:statement, :contract, :name, :unit, :fen, :per, :ceiling, :quantity, :amount, :digest, :place)
                    """).param("statement", number).param("contract", line.contract()).param("name", line.resourceName()).param("unit", line.price().unit().name()).param("fen", line.price().fen()).param("per", line.price().per())
                    .param("ceiling", line.price().ceiling()).param("quantity", line.quantity()).param("amount", line.amount()).param("digest", line.digest()).param("place", i).update();
        }
    }

    Optional<StatementFile> find(String number) {
        return jdbc.sql(SELECT + "where s.number = :number").param("number", number).query(this::file).optional();
    }

    Optional<StatementFile> monthly(String agreement, LocalDate month) {
        return jdbc.sql(SELECT + "where s.agreement = :agreement and s.month = :month and s.kind = 'MONTHLY'").param("agreement", agreement).param("month", month).query(this::file).optional();
    }

    List<StatementFile> list(String agreement) {
        return jdbc.sql(SELECT + "where s.agreement = :agreement order by s.month desc, s.kind desc, s.number limit 500").param("agreement", agreement).query(this::file).list();
    }

    List<StatementFile> counters(String number) {
        return jdbc.sql(SELECT + "where s.corrects = :number order by s.number").param("number", number).query(this::file).list();
    }

    /** Fen that are to be paid for the months of a year. @param but a month that is left out; absent: none */
    long due(String agreement, int year, @Nullable LocalDate but) {
        return jdbc.sql("select coalesce(sum(due), 0) from operation.statement where agreement = :agreement and extract(year from month) = :year and (:but::date is null or month <> :but::date)").param("agreement", agreement)
                .param("year", year).param("but", but).query(Long.class).single();
    }

    void confirm(String number, Actor by, String answerer, String answer, Instant now) {
        jdbc.sql("update operation.statement set state = 'CONFIRMED', version = version + 1, confirmed_at = :now, confirmed_by_name = :by, answer = :answer, answerer = :answerer where number = :number").param("number", number)
                .param("now", Timestamp.from(now)).param("by", by.name()).param("answer", answer).param("answerer", answerer).update();
    }

    private StatementFile file(ResultSet row, int at) throws SQLException {
        String number = row.getString("number");
        List<StatementLine> lines = jdbc.sql("select contract, resource_name, unit, fen, per, ceiling, quantity, amount, digest from operation.line where statement = :number order by place").param("number", number)
                .query((one, _) -> new StatementLine(one.getString("contract"), one.getString("resource_name"), OperationQueries.price(one), one.getLong("quantity"), one.getLong("amount"), one.getString("digest"))).list();
        Timestamp confirmed = row.getTimestamp("confirmed_at");
        return new StatementFile(new OperationStatement(number, row.getString("agreement"), row.getString("organ_name"), row.getString("operator"), row.getString("operator_name"), StatementKind.valueOf(row.getString("kind")),
                row.getObject("month", LocalDate.class), row.getString("corrects"), row.getObject("dispute", UUID.class), lines, row.getLong("total"), row.getLong("due"), StatementState.valueOf(row.getString("state")),
                row.getInt("version"), row.getTimestamp("issued_at").toInstant(), row.getString("issued_by_name"), confirmed == null ? null : confirmed.toInstant(), row.getString("confirmed_by_name"), row.getString("answer"),
                row.getString("answerer"), List.of((String[]) row.getArray("disputed").getArray()), false, false), row.getString("issued_by"));
    }
}

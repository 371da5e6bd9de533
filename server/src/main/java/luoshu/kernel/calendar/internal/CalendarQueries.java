package luoshu.kernel.calendar.internal;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.calendar.CalendarVersion;
import luoshu.kernel.calendar.CalendarYear;
import luoshu.kernel.calendar.RestPeriod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of the calendar. */
@Component
public class CalendarQueries {

    public static final String CONTENT = "content";
    private static final String CURRENT = "select distinct on (year) * from calendar.year order by year, version desc";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CalendarQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Stores a shipped year unless it is stored already or an administrator has replaced it. */
    public void offer(LawFiles.ShippedYear shipped) {
        CalendarYear year = shipped.calendar();
        jdbc.sql("""
                insert into calendar.year (year, version, source, rest, working_weekends, imported_by, content_sha256)
                select :year, coalesce(max(y.version), 0) + 1, :source, cast(:rest as jsonb), cast(:weekends as date[]), :by, :hash
                from calendar.year y where y.year = :year
                having coalesce(bool_and(y.imported_by = :by), true) and coalesce((array_agg(y.content_sha256 order by y.version desc))[1], '') <> :hash
                on conflict do nothing
                """).params(params(year)).param("by", CONTENT).param("hash", shipped.sha256()).update();
    }

    public CalendarVersion add(CalendarYear year, int version, String importedBy) {
        return jdbc.sql("""
                insert into calendar.year (year, version, source, rest, working_weekends, imported_by)
                values (:year, :version, :source, cast(:rest as jsonb), cast(:weekends as date[]), :by) returning *
                """).params(params(year)).param("version", version).param("by", importedBy).query(this::version).single();
    }

    private Map<String, Object> params(CalendarYear year) {
        return Map.of("year", year.year(), "source", year.source(), "rest", json.writeValueAsString(year.rest()),
                "weekends", "{" + String.join(",", year.workingWeekends().stream().map(LocalDate::toString).toList()) + "}");
    }

    public List<CalendarVersion> list() {
        return jdbc.sql(CURRENT).query(this::version).list();
    }

    public Optional<CalendarVersion> find(int year) {
        return jdbc.sql("select * from calendar.year where year = :year order by version desc limit 1").param("year", year).query(this::version).optional();
    }

    /** As {@link #find}, and nobody else imports this year until the transaction ends. */
    public Optional<CalendarVersion> lock(int year) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('calendar.year'), :year)").param("year", year).query((row, n) -> true).single();
        return find(year);
    }

    /** Changes whenever a year is added. */
    public String stamp() {
        return jdbc.sql("select count(*) || '/' || coalesce(max(imported_at)::text, '') from calendar.year").query(String.class).single();
    }

    private CalendarVersion version(ResultSet row, int number) throws SQLException {
        Array weekends = row.getArray("working_weekends");
        List<RestPeriod> rest = json.readValue(row.getString("rest"), new TypeReference<>() { });
        CalendarYear year = new CalendarYear(row.getInt("year"), row.getString("source"), rest,
                Arrays.stream((Date[]) weekends.getArray()).map(Date::toLocalDate).toList());
        return new CalendarVersion(year, row.getInt("version"), row.getString("imported_by"), row.getObject("imported_at", OffsetDateTime.class).toInstant());
    }
}

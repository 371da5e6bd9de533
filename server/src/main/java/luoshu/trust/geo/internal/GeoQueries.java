package luoshu.trust.geo.internal;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GeoQueries {

    private static final ZoneId HENAN = ZoneId.of("Asia/Shanghai");

    record Count(String region, long closed) {
    }

    private final JdbcClient jdbc;

    GeoQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Cases without any confidentiality that were handed in since and are closed. */
    List<Count> closedByRegion(LocalDate since) {
        return jdbc.sql("""
                select m.region, count(*) as closed from cases.api_monitoring m
                where m.submitted_at >= :since and m.closed_at is not null and m.confidentiality = 0
                group by m.region
                """).param("since", Timestamp.from(since.atStartOfDay(HENAN).toInstant())).query(Count.class).list();
    }
}

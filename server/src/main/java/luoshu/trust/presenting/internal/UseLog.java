package luoshu.trust.presenting.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.presenting.Use;
import luoshu.trust.presenting.UseKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every use of every certificate, for its holder to see. */
@Component
class UseLog {

    /** A code is renewed each minute; looking at it for a while is one use. */
    private static final Duration ONE_SHOWING = Duration.ofMinutes(10);
    private static final int MOST = 200;
    private final JdbcClient jdbc;
    private final Clock clock;

    UseLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void shown(Certificate one, Actor.Applicant by) {
        jdbc.sql("""
                insert into presenting.use (id, certificate, kind, at, by_name, by_subject)
                select :id, :certificate, 'SHOWN', :now, :name, :subject
                where not exists (select from presenting.use u where u.certificate = :certificate and u.kind = 'SHOWN' and u.by_subject = :subject and u.at > :since)
                """).param("id", UUID.randomUUID()).param("certificate", one.id()).param("name", by.name()).param("subject", by.subject()).param("now", Timestamp.from(clock.instant()))
                .param("since", Timestamp.from(clock.instant().minus(ONE_SHOWING))).update();
    }

    List<Use> list(UUID certificate) {
        return jdbc.sql("select * from presenting.use where certificate = :certificate order by at desc, id limit " + MOST).param("certificate", certificate).query(UseLog::read).list();
    }

    private static Use read(ResultSet row, int number) throws SQLException {
        return new Use(row.getObject("id", UUID.class), UseKind.valueOf(row.getString("kind")), row.getTimestamp("at").toInstant(), row.getString("by_name"));
    }
}

package luoshu.trust.codes.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.codes.Code;
import luoshu.trust.codes.CodeKind;
import luoshu.trust.codes.NewCode;
import luoshu.trust.codes.ShownCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
public class CodeQueries {

    private final JdbcClient jdbc;

    CodeQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(Code code, NewCode wish) {
        jdbc.sql("""
                insert into codes.code (id, kind, subject, party, shown_by, authorisation, issued_at, expires_at)
                values (:id, :kind, :subject, :party, :by, :authorisation, :issued, :expires)
                """)
                .param("id", code.id()).param("kind", code.kind().name()).param("subject", wish.subject()).param("party", wish.party()).param("by", wish.shownBy())
                .param("authorisation", wish.authorisation()).param("issued", Timestamp.from(code.issuedAt())).param("expires", Timestamp.from(code.expiresAt())).update();
    }

    public Optional<ShownCode> find(UUID id) {
        return jdbc.sql("select id, kind, subject, party, shown_by, authorisation from codes.code where id = :id").param("id", id).query(CodeQueries::row).optional();
    }

    /** Empty when it was redeemed before, or forgotten. */
    public Optional<ShownCode> redeem(UUID id, String by, Instant now) {
        return jdbc.sql("""
                update codes.code set redeemed_at = :now, redeemed_by = :by where id = :id and redeemed_at is null
                returning id, kind, subject, party, shown_by, authorisation
                """).param("id", id).param("by", by).param("now", Timestamp.from(now)).query(CodeQueries::row).optional();
    }

    int forget(Instant before) {
        return jdbc.sql("delete from codes.code where expires_at < :before").param("before", Timestamp.from(before)).update();
    }

    private static ShownCode row(ResultSet row, int number) throws SQLException {
        return new ShownCode(row.getObject("id", UUID.class), CodeKind.valueOf(row.getString("kind")), row.getObject("subject", UUID.class), row.getObject("party", UUID.class),
                row.getObject("shown_by", UUID.class), row.getObject("authorisation", UUID.class));
    }
}

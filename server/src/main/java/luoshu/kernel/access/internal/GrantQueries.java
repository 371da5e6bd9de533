package luoshu.kernel.access.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.HeldGrant;
import luoshu.kernel.access.NewGrant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class GrantQueries {

    private static final String COLUMNS = """
            select id, account, post, role, organ, duty, jurisdiction, ceiling, granted_by, granted_at, revoked_by, revoked_at from access.grant\s""";
    private final JdbcClient jdbc;

    GrantQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<HeldGrant> current(UUID account) {
        return jdbc.sql(COLUMNS + "where account = :account and revoked_at is null order by granted_at, id").param("account", account).query(GrantQueries::held).list();
    }

    public List<HeldGrant> history(UUID account) {
        return jdbc.sql(COLUMNS + "where account = :account order by granted_at desc, id desc limit 1000").param("account", account).query(GrantQueries::held).list();
    }

    public Optional<HeldGrant> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id").param("id", id).query(GrantQueries::held).optional();
    }

    public boolean holdsOtherKind(UUID account, String administrator) {
        return jdbc.sql("select exists (select from access.grant where account = :account and revoked_at is null and administrator <> :administrator)")
                .param("account", account).param("administrator", administrator).query(Boolean.class).single();
    }

    public UUID insert(NewGrant wanted, String administrator, UUID by, Instant at) {
        return jdbc.sql("""
                with fresh as (
                    insert into access.grant (id, account, post, role, organ, duty, jurisdiction, ceiling, administrator, granted_by, granted_at)
                    values (uuidv7(), :account, :post, :role, :organ, :duty, :jurisdiction, :ceiling, :administrator, :by, :at)
                    on conflict (account, post, role, jurisdiction) where revoked_at is null do nothing
                    returning id)
                select id from fresh
                union all
                select id from access.grant where account = :account and post = :post and role = :role and jurisdiction = :jurisdiction and revoked_at is null
                limit 1
                """)
                .param("account", wanted.account()).param("post", wanted.post()).param("role", wanted.role()).param("organ", wanted.organ()).param("duty", wanted.duty())
                .param("jurisdiction", wanted.jurisdiction()).param("ceiling", wanted.ceiling()).param("administrator", administrator)
                .param("by", by).param("at", Timestamp.from(at)).query(UUID.class).single();
    }

    public void revoke(UUID id, UUID by, Instant at) {
        jdbc.sql("update access.grant set revoked_by = :by, revoked_at = :at where id = :id and revoked_at is null")
                .param("id", id).param("by", by).param("at", Timestamp.from(at)).update();
    }

    private static HeldGrant held(ResultSet row, int index) throws SQLException {
        Timestamp revoked = row.getTimestamp("revoked_at");
        return new HeldGrant(row.getObject("id", UUID.class), row.getObject("account", UUID.class), row.getObject("post", UUID.class), row.getString("role"),
                row.getString("organ"), row.getString("duty"), row.getString("jurisdiction"), row.getInt("ceiling"), row.getObject("granted_by", UUID.class),
                row.getTimestamp("granted_at").toInstant(), row.getObject("revoked_by", UUID.class), revoked == null ? null : revoked.toInstant());
    }
}

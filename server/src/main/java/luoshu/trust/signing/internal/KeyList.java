package luoshu.trust.signing.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import luoshu.kernel.database.Like;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.signing.Algorithm;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.KeyView;
import luoshu.trust.signing.RevocationReason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keys for people to look through. */
@Component
public class KeyList {

    private static final String WHERE = """
            where (:purpose = '' or k.purpose = :purpose) and (:state = '' or :state = case when k.revoked_at is not null then 'REVOKED' when k.retired_at is not null then 'REPLACED' else 'IN_USE' end)
              and (:q = '' or k.name ilike '%' || :like || '%' or k.subject ilike :like || '%' or k.id like lower(:like) || '%' or k.serial like lower(:like) || '%')
            """;
    private static final String SELECT = """
            select k.id, k.purpose, k.algorithm, k.subject, k.name, k.made_at, k.retired_at, k.revoked_at, k.revocation_reason, k.revocation_note, k.issuer, k.serial, k.not_before, k.not_after,
                   used.uses, used.last_at
            from signing.key k left join lateral (select sum(u.uses)::bigint as uses, max(u.last_at) as last_at from signing.key_use u where u.key = k.id) used on true
            """;
    private final JdbcClient jdbc;

    KeyList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Page<KeyView> page(@Nullable KeyPurpose purpose, KeyView.@Nullable State state, String q, PageRequest page) {
        List<KeyView> rows = filtered(SELECT + WHERE + "order by k.made_at desc, k.id limit :size offset :offset", purpose, state, q)
                .param("size", page.size()).param("offset", page.offset()).query(KeyList::view).list();
        int total = filtered("select count(*) from (select from signing.key k " + WHERE + " limit " + (Page.COUNT_LIMIT + 1) + ") counted", purpose, state, q).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    public Optional<KeyView> find(String id) {
        return jdbc.sql(SELECT + "where k.id = :id").param("id", id).query(KeyList::view).optional();
    }

    private JdbcClient.StatementSpec filtered(String sql, @Nullable KeyPurpose purpose, KeyView.@Nullable State state, String q) {
        return jdbc.sql(sql).param("purpose", purpose == null ? "" : purpose.name()).param("state", state == null ? "" : state.name()).param("q", q)
                .param("like", Like.literal(q));
    }

    private static KeyView view(ResultSet row, int number) throws SQLException {
        Instant revoked = instant(row, "revoked_at");
        Instant retired = instant(row, "retired_at");
        String reason = row.getString("revocation_reason");
        return new KeyView(row.getString("id"), KeyPurpose.valueOf(row.getString("purpose")), Algorithm.valueOf(row.getString("algorithm")), row.getString("subject"), row.getString("name"),
                revoked != null ? KeyView.State.REVOKED : retired != null ? KeyView.State.REPLACED : KeyView.State.IN_USE, row.getTimestamp("made_at").toInstant(),
                revoked != null ? revoked : retired, reason == null ? null : RevocationReason.valueOf(reason), row.getString("revocation_note"), row.getString("issuer"),
                row.getString("serial"), instant(row, "not_before"), instant(row, "not_after"), row.getLong("uses"), instant(row, "last_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}

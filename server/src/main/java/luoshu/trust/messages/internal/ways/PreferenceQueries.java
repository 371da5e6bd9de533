package luoshu.trust.messages.internal.ways;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.messages.MessagePreferences.Ways;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
public class PreferenceQueries {

    /** {@code kinds}: only what was chosen; everything is on by default. */
    public record Choice(@Nullable String email, @Nullable String pending, Ways ways, boolean english, Map<String, Kind> kinds) {
        static final Choice NONE = new Choice(null, null, Ways.BOTH, false, Map.of());

        public boolean sms(String kind) {
            return kinds.getOrDefault(kind, Kind.ON).sms;
        }

        public boolean email(String kind) {
            return email != null && kinds.getOrDefault(kind, Kind.ON).email;
        }
    }

    public record Kind(boolean sms, boolean email) {
        static final Kind ON = new Kind(true, true);
    }

    record Pending(String address, byte[] code, int tries, Instant until) {
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PreferenceQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One statement for all. */
    public Map<UUID, Choice> of(Collection<UUID> parties) {
        Map<UUID, Choice> found = new HashMap<>();
        jdbc.sql("""
                select asked.id, c.email, c.pending, c.ways, c.language,
                       (select jsonb_object_agg(p.kind, jsonb_build_object('sms', p.sms, 'email', p.email)) from messages.preference p where p.party = asked.id)::text as kinds
                from unnest(:ids) asked(id) left join messages.contact c on c.party = asked.id
                """).param("ids", parties.toArray(UUID[]::new)).query(row -> {
                    found.put(row.getObject("id", UUID.class), choice(row));
                });
        return found;
    }

    private Choice choice(ResultSet row) throws SQLException {
        String ways = row.getString("ways");
        String kinds = row.getString("kinds");
        return new Choice(row.getString("email"), row.getString("pending"), ways == null ? Ways.BOTH : Ways.valueOf(ways), "en".equals(row.getString("language")),
                kinds == null ? Map.of() : json.readValue(kinds, new TypeReference<Map<String, Kind>>() {
                }));
    }

    Choice get(UUID party) {
        return of(List.of(party)).getOrDefault(party, Choice.NONE);
    }

    void choose(UUID party, Ways ways, boolean english, Instant now) {
        jdbc.sql("""
                insert into messages.contact (party, ways, language, changed_at) values (:party, :ways, :language, :now)
                on conflict (party) do update set ways = excluded.ways, language = excluded.language, changed_at = excluded.changed_at
                """).param("party", party).param("ways", ways.name()).param("language", english ? "en" : "zh").param("now", Timestamp.from(now)).update();
    }

    void choose(UUID party, String kind, boolean sms, boolean email) {
        jdbc.sql("insert into messages.preference (party, kind, sms, email) values (:party, :kind, :sms, :email) on conflict (party, kind) do update set sms = excluded.sms, email = excluded.email")
                .param("party", party).param("kind", kind).param("sms", sms).param("email", email).update();
    }

    void pending(UUID party, String address, byte[] code, Instant until, Instant now) {
        jdbc.sql("""
                insert into messages.contact (party, pending, code, code_until, changed_at) values (:party, :address, :code, :until, :now)
                on conflict (party) do update set pending = excluded.pending, code = excluded.code, code_until = excluded.code_until, code_tries = 0, changed_at = excluded.changed_at
                """).param("party", party).param("address", address).param("code", code).param("until", Timestamp.from(until)).param("now", Timestamp.from(now)).update();
    }

    /** Counts the try and holds the row. */
    Optional<Pending> tryCode(UUID party) {
        return jdbc.sql("update messages.contact set code_tries = code_tries + 1 where party = :party and pending is not null returning pending, code, code_tries, code_until").param("party", party)
                .query((row, n) -> new Pending(row.getString("pending"), row.getBytes("code"), row.getInt("code_tries"), row.getTimestamp("code_until").toInstant())).optional();
    }

    void confirm(UUID party, Instant now) {
        jdbc.sql("update messages.contact set email = pending, pending = null, code = null, code_until = null, changed_at = :now where party = :party").param("party", party)
                .param("now", Timestamp.from(now)).update();
    }

    void dropEmail(UUID party, Instant now) {
        jdbc.sql("update messages.contact set email = null, pending = null, code = null, code_until = null, changed_at = :now where party = :party").param("party", party)
                .param("now", Timestamp.from(now)).update();
    }
}

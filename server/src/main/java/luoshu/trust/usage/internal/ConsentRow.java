package luoshu.trust.usage.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import luoshu.trust.usage.Consent;
import luoshu.trust.usage.Receiver;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A row of usage.consent. */
record ConsentRow(UUID id, UUID certificate, UUID holder, String holderName, Receiver receiver, String name, String end, @Nullable String organ, @Nullable UUID party, String matter,
                  Text matterName, String purpose, Instant givenAt, Instant validFrom, Instant validTo, int times, int used, @Nullable Instant revokedAt) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static ConsentRow read(ResultSet row, int number) throws SQLException {
        Timestamp revoked = row.getTimestamp("revoked_at");
        return new ConsentRow(row.getObject("id", UUID.class), row.getObject("certificate", UUID.class), row.getObject("holder", UUID.class), row.getString("holder_name"),
                Receiver.valueOf(row.getString("receiver_kind")), row.getString("receiver_name"), row.getString("receiver_end"), row.getString("receiver_organ"),
                row.getObject("receiver_party", UUID.class), row.getString("matter"), JSON.readValue(row.getString("matter_name"), Text.class), row.getString("purpose"),
                row.getTimestamp("given_at").toInstant(), row.getTimestamp("valid_from").toInstant(), row.getTimestamp("valid_to").toInstant(), row.getInt("times"), row.getInt("used"),
                revoked == null ? null : revoked.toInstant());
    }

    Consent.State state(Instant now) {
        if (revokedAt != null) {
            return Consent.State.REVOKED;
        }
        if (!now.isBefore(validTo)) {
            return Consent.State.EXPIRED;
        }
        return used >= times ? Consent.State.EXHAUSTED : Consent.State.ACTIVE;
    }

    Consent view(Instant now) {
        return new Consent(id, certificate, receiver, name, end, matterName, purpose, givenAt, validFrom, validTo, times, used, revokedAt, state(now));
    }
}

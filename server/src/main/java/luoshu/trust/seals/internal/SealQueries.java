package luoshu.trust.seals.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.seals.SealHolder;
import luoshu.trust.seals.SealKind;
import luoshu.trust.seals.SealState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SealQueries {

    static final String COLUMNS = """
            s.id, s.holder_kind, s.holder, s.holder_name, s.party, s.organ, s.duty, s.region, s.kind, s.words, s.millimetres, s.state, s.version, s.demonstration, s.previous, s.applied_by,
            s.applied_at, s.valid_from, s.valid_to, s.signing_key
            """;
    private static final String SELECT = "select " + COLUMNS + " from seals.seal s ";
    private final JdbcClient jdbc;

    SealQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 印章编码: the six digits of the division and a number that is never given again. */
    String newId(String region) {
        return region.substring(0, 6) + "%08d".formatted(jdbc.sql("select nextval('seals.serial')").query(Long.class).single());
    }

    /** @return false if the holder has one in this place already */
    boolean insert(SealRow seal) {
        SealHolder holder = seal.holder();
        return jdbc.sql("""
                insert into seals.seal (id, holder_kind, holder, holder_name, party, organ, duty, region, kind, words, millimetres, state, version, demonstration, previous, applied_by, applied_at)
                values (:id, :holderKind, :holder, :holderName, :party::uuid, :organ, :duty, :region, :kind, :words, :millimetres, :state, :version, :demonstration, :previous::text, :by, :at)
                on conflict do nothing
                """)
                .param("id", seal.id()).param("holderKind", holder.kind().name()).param("holder", holder.code()).param("holderName", holder.name())
                .param("party", holder.party() == null ? null : holder.party().toString()).param("organ", holder.organ()).param("duty", holder.duty()).param("region", holder.region())
                .param("kind", seal.kind().name()).param("words", seal.words()).param("millimetres", seal.millimetres()).param("state", seal.state().name()).param("version", seal.version())
                .param("demonstration", seal.demonstration()).param("previous", seal.previous()).param("by", seal.appliedBy()).param("at", Timestamp.from(seal.appliedAt())).update() == 1;
    }

    /** A seal that begins its life made. @return false if the holder has one in this place already */
    boolean insertMade(SealRow seal, SealMaking.Made made) {
        SealHolder holder = seal.holder();
        return jdbc.sql("""
                insert into seals.seal (id, holder_kind, holder, holder_name, organ, duty, region, kind, words, millimetres, state, version, demonstration, previous, applied_by, applied_at,
                                        valid_from, valid_to, signing_key, picture, eseal)
                values (:id, :holderKind, :holder, :holderName, :organ, :duty, :region, :kind, :words, :millimetres, :state, :version, :demonstration, :previous::text, :by, :at,
                        :from, :to, :key, :picture, :eseal)
                on conflict do nothing
                """)
                .param("id", seal.id()).param("holderKind", holder.kind().name()).param("holder", holder.code()).param("holderName", holder.name()).param("organ", holder.organ())
                .param("duty", holder.duty()).param("region", holder.region()).param("kind", seal.kind().name()).param("words", seal.words()).param("millimetres", seal.millimetres())
                .param("state", seal.state().name()).param("version", seal.version()).param("demonstration", seal.demonstration()).param("previous", seal.previous())
                .param("by", seal.appliedBy()).param("at", Timestamp.from(seal.appliedAt())).param("from", Timestamp.from(made.from())).param("to", Timestamp.from(made.to()))
                .param("key", made.key()).param("picture", made.picture()).param("eseal", made.eseal()).update() == 1;
    }

    /** In the state and version the caller saw; the version goes up by one. */
    boolean move(String id, int version, SealState state) {
        return jdbc.sql("update seals.seal set state = :state, version = version + 1 where id = :id and version = :version").param("id", id).param("version", version)
                .param("state", state.name()).update() == 1;
    }

    boolean made(String id, int version, SealMaking.Made made, SealState state) {
        return jdbc.sql("""
                update seals.seal set state = :state, version = version + 1, valid_from = :from, valid_to = :to, signing_key = :key, picture = :picture, eseal = :eseal
                where id = :id and version = :version and eseal is null
                """)
                .param("id", id).param("version", version).param("state", state.name()).param("from", Timestamp.from(made.from())).param("to", Timestamp.from(made.to()))
                .param("key", made.key()).param("picture", made.picture()).param("eseal", made.eseal()).update() == 1;
    }

    Optional<SealRow> find(String id) {
        return jdbc.sql(SELECT + "where s.id = :id").param("id", id).query(SealQueries::row).optional();
    }

    /** Those in use, one per words. */
    List<SealRow> enabled(String holder) {
        return jdbc.sql(SELECT + "where s.holder = :holder and s.state = 'ENABLED'").param("holder", holder).query(SealQueries::row).list();
    }

    /** Those in use or suspended, one per words. */
    List<SealRow> inForce(String holder) {
        return jdbc.sql(SELECT + "where s.holder = :holder and s.state in ('ENABLED', 'SUSPENDED')").param("holder", holder).query(SealQueries::row).list();
    }

    Optional<byte[]> eseal(String id) {
        return jdbc.sql("select eseal from seals.seal where id = :id and eseal is not null").param("id", id).query(byte[].class).optional();
    }

    Optional<byte[]> picture(String id) {
        return jdbc.sql("select picture from seals.seal where id = :id and picture is not null").param("id", id).query(byte[].class).optional();
    }

    static SealRow row(ResultSet row, int number) throws SQLException {
        return new SealRow(row.getString("id"),
                new SealHolder(SealHolder.Kind.valueOf(row.getString("holder_kind")), row.getString("holder"), row.getString("holder_name"), row.getObject("party", UUID.class), row.getString("organ"),
                        row.getString("duty"), row.getString("region")),
                SealKind.valueOf(row.getString("kind")), row.getString("words"), row.getInt("millimetres"), SealState.valueOf(row.getString("state")), row.getInt("version"),
                row.getBoolean("demonstration"), row.getString("previous"), row.getString("applied_by"), row.getTimestamp("applied_at").toInstant(), instant(row, "valid_from"),
                instant(row, "valid_to"), row.getString("signing_key"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}

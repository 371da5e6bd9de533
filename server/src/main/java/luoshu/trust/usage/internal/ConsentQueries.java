package luoshu.trust.usage.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class ConsentQueries {

    private static final int MOST = 200;
    private final JdbcClient jdbc;

    ConsentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ConsentRow row, String givenBy, String givenByName) {
        jdbc.sql("""
                insert into usage.consent (id, certificate, holder, holder_name, given_by, given_by_name, given_at, receiver_kind, receiver_name, receiver_end, receiver_organ, receiver_party, matter,
                    matter_name, purpose, valid_from, valid_to, times, used)
                values (:id, :certificate, :holder, :holderName, :givenBy, :givenByName, :givenAt, :kind, :name, :end, :organ, :party::uuid, :matter, :matterName::jsonb, :purpose, :from, :to, :times, :used)
                """).param("id", row.id()).param("certificate", row.certificate()).param("holder", row.holder()).param("holderName", row.holderName()).param("givenBy", givenBy)
                .param("givenByName", givenByName).param("givenAt", Timestamp.from(row.givenAt())).param("kind", row.receiver().name()).param("name", row.name()).param("end", row.end())
                .param("organ", row.organ()).param("party", row.party()).param("matter", row.matter()).param("matterName", JsonMapper.shared().writeValueAsString(row.matterName()))
                .param("purpose", row.purpose()).param("from", Timestamp.from(row.validFrom())).param("to", Timestamp.from(row.validTo())).param("times", row.times()).param("used", row.used()).update();
    }

    Optional<ConsentRow> find(UUID id) {
        return jdbc.sql("select * from usage.consent where id = :id").param("id", id).query(ConsentRow::read).optional();
    }

    Optional<ConsentRow> findOf(UUID id, UUID certificate) {
        return find(id).filter(row -> row.certificate().equals(certificate));
    }

    List<ConsentRow> listGiven(UUID certificate) {
        return jdbc.sql("select * from usage.consent where certificate = :certificate order by given_at desc, id limit " + MOST).param("certificate", certificate).query(ConsentRow::read).list();
    }

    int countActive(UUID certificate, Instant now) {
        return jdbc.sql("select count(*) from usage.consent where certificate = :certificate and revoked_at is null and valid_to > :now and used < times").param("certificate", certificate)
                .param("now", Timestamp.from(now)).query(Integer.class).single();
    }

    List<ConsentRow> listReceived(String name, String end, UUID party) {
        return jdbc.sql("""
                select * from usage.consent where receiver_organ is null and receiver_name = :name and receiver_end = :end and (receiver_party is null or receiver_party = :party)
                order by given_at desc, id limit\s""" + MOST).param("name", name).param("end", end).param("party", party).query(ConsentRow::read).list();
    }

    List<ConsentRow> listReceived(String organ) {
        return jdbc.sql("select * from usage.consent where receiver_organ = :organ order by given_at desc, id limit " + MOST).param("organ", organ).query(ConsentRow::read).list();
    }

    /** One use of it, counted where it is asked whether there is one left: of several at once as many succeed as there are. The first who uses it is who it is for. */
    boolean take(UUID id, String matter, @Nullable UUID party, Instant now) {
        return jdbc.sql("""
                update usage.consent set used = used + 1, receiver_party = coalesce(receiver_party, :party::uuid)
                where id = :id and revoked_at is null and valid_from <= :now and valid_to > :now and used < times and matter = :matter
                  and (receiver_party is null or receiver_party = :party::uuid)
                """).param("id", id).param("matter", matter).param("party", party).param("now", Timestamp.from(now)).update() == 1;
    }

    /** Not twice: the first moment stays. */
    void revoke(UUID id, Instant now) {
        jdbc.sql("update usage.consent set revoked_at = :now where id = :id and revoked_at is null").param("id", id).param("now", Timestamp.from(now)).update();
    }
}

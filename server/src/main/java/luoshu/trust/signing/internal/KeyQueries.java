package luoshu.trust.signing.internal;

import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import luoshu.trust.signing.CertificateSubject;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.Revocation;
import luoshu.trust.signing.RevocationReason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class KeyQueries {

    private static final String SELECT = """
            select k.id, k.purpose, k.subject, k.name, k.public_key, k.sealed, k.certificate, case when i.id <> k.id then i.certificate end as issuer_certificate
            from signing.key k left join signing.key i on i.id = k.issuer
            """;

    record Ended(boolean revoked) {
    }

    private final JdbcClient jdbc;

    KeyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One key is made at a time, over all nodes. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('signing.key'))").query((_, _) -> true).single();
    }

    Optional<KeyRow> findInUse(KeyPurpose purpose, String subject) {
        return jdbc.sql(SELECT + "where k.purpose = :purpose and k.subject = :subject and k.retired_at is null")
                .param("purpose", purpose.name()).param("subject", subject).query(KeyQueries::row).optional();
    }

    Optional<KeyRow> find(String id) {
        return jdbc.sql(SELECT + "where k.id = :id").param("id", id).query(KeyQueries::row).optional();
    }

    List<KeyRow> list(KeyPurpose purpose) {
        return jdbc.sql(SELECT + "where k.purpose = :purpose and k.subject = '' order by k.made_at desc").param("purpose", purpose.name()).query(KeyQueries::row).list();
    }

    List<KeyRow> listRoots() {
        return jdbc.sql(SELECT + "where k.purpose = 'ROOT' order by k.made_at desc").query(KeyQueries::row).list();
    }

    /** How the key ended; empty while it is in use. */
    Optional<Ended> findEnd(String id) {
        return jdbc.sql("select revoked_at is not null from signing.key where id = :id and retired_at is not null").param("id", id)
                .query((row, _) -> new Ended(row.getBoolean(1))).optional();
    }

    Optional<Revocation> findRevocation(String serial) {
        return jdbc.sql("select revoked_at, revocation_reason from signing.key where serial = :serial and revoked_at is not null").param("serial", serial)
                .query((row, _) -> revocation(row)).optional();
    }

    /** Was a certificate of this serial issued by this root? */
    boolean issued(String issuer, String serial) {
        return jdbc.sql("select exists (select from signing.key where issuer = :issuer and serial = :serial)").param("issuer", issuer).param("serial", serial).query(Boolean.class).single();
    }

    record Revoked(String serial, Revocation revocation) {
    }

    /** What the root's list names: revoked and not yet run out. */
    List<Revoked> listRevoked(String issuer, Instant now) {
        return jdbc.sql("select serial, revoked_at, revocation_reason from signing.key where issuer = :issuer and revoked_at is not null and not_after > :now order by revoked_at, serial")
                .param("issuer", issuer).param("now", Timestamp.from(now)).query((row, _) -> new Revoked(row.getString("serial"), revocation(row))).list();
    }

    void retire(KeyPurpose purpose, String subject, Instant now) {
        jdbc.sql("update signing.key set retired_at = :now where purpose = :purpose and subject = :subject and retired_at is null")
                .param("now", Timestamp.from(now)).param("purpose", purpose.name()).param("subject", subject).update();
    }

    /** @return false when the key was revoked before */
    boolean revoke(String id, RevocationReason reason, String note, Instant now) {
        return jdbc.sql("""
                update signing.key set revoked_at = :now, retired_at = coalesce(retired_at, :now), revocation_reason = :reason, revocation_note = :note
                where id = :id and revoked_at is null
                """).param("now", Timestamp.from(now)).param("reason", reason.name()).param("note", note).param("id", id).update() == 1;
    }

    void insert(String id, CertificateSubject subject, byte[] publicKey, byte[] sealed, Instant now, @Nullable String issuer, @Nullable X509Certificate certificate) {
        jdbc.sql("""
                insert into signing.key (id, purpose, subject, name, algorithm, public_key, sealed, made_at, issuer, serial, not_before, not_after, certificate)
                values (:id, :purpose, :subject, :name, :algorithm, :public, :sealed, :now, :issuer, :serial, :from, :until, :certificate)
                """)
                .param("id", id).param("purpose", subject.purpose().name()).param("subject", subject.code()).param("name", subject.name())
                .param("algorithm", subject.purpose().algorithm().name()).param("public", publicKey).param("sealed", sealed).param("now", Timestamp.from(now))
                .param("issuer", issuer).param("serial", certificate == null ? null : serial(certificate))
                .param("from", certificate == null ? null : new Timestamp(certificate.getNotBefore().getTime()))
                .param("until", certificate == null ? null : new Timestamp(certificate.getNotAfter().getTime()))
                .param("certificate", certificate == null ? null : Certificates.encoded(certificate)).update();
    }

    static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16);
    }

    private static Revocation revocation(ResultSet row) throws SQLException {
        return new Revocation(row.getTimestamp("revoked_at").toInstant(), RevocationReason.valueOf(row.getString("revocation_reason")));
    }

    private static KeyRow row(ResultSet row, int number) throws SQLException {
        List<X509Certificate> chain = new ArrayList<>();
        for (String column : List.of("certificate", "issuer_certificate")) {
            byte[] der = row.getBytes(column);
            if (der != null) {
                chain.add(Certificates.read(der));
            }
        }
        return new KeyRow(row.getString("id"), KeyPurpose.valueOf(row.getString("purpose")), row.getString("subject"), row.getString("name"), row.getBytes("public_key"),
                row.getBytes("sealed"), List.copyOf(chain));
    }
}

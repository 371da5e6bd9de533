package luoshu.trust.usage.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import luoshu.kernel.access.Actor;
import luoshu.kernel.texts.Text;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.messages.Messages;
import luoshu.trust.messages.Notice;
import luoshu.trust.messages.Recipient;
import luoshu.trust.usage.Use;
import luoshu.trust.usage.UseKind;
import luoshu.trust.usage.Uses;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Every use of every certificate: kept, in the evidence log, and told to the holder. */
@Component
class UseLog implements Uses {

    /** What a use opened may be looked at so long. */
    static final Duration OPEN = Duration.ofMinutes(30);
    /** A code is renewed each minute; looking at it for a while is one use. */
    private static final Duration ONE_SHOWING = Duration.ofMinutes(10);
    private static final int MOST = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Messages messages;
    private final Clock clock;

    UseLog(JdbcClient jdbc, Ledger ledger, Messages messages, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public void shown(Certificate one, Actor.Applicant by) {
        Timestamp now = now();
        jdbc.sql("""
                insert into usage.use (id, certificate, kind, at, by_name, by_subject, visible_from)
                select :id, :certificate, 'SHOWN', :now, :name, :subject, :now
                where not exists (select from usage.use u where u.certificate = :certificate and u.kind = 'SHOWN' and u.by_subject = :subject and u.at > :since)
                """).param("id", UUID.randomUUID()).param("certificate", one.id()).param("name", by.name()).param("subject", by.subject()).param("now", now)
                .param("since", Timestamp.from(now.toInstant().minus(ONE_SHOWING))).update();
    }

    /** @return until when what it opened may be looked at */
    Instant record(NewUse use) {
        Timestamp now = now();
        Instant until = now.toInstant().plus(OPEN);
        jdbc.sql("""
                insert into usage.use (id, certificate, kind, at, by_name, by_subject, organ, organ_name, matter, matter_name, purpose, basis, case_number, consent, visible_from, open_until)
                values (:id, :certificate, :kind, :now, :name, :subject, :organ, :organName, :matter, :matterName::jsonb, :purpose, :basis, :caseNumber, :consent::uuid, :visible, :until)
                """).param("id", use.id()).param("certificate", use.certificate().id()).param("kind", use.kind().name()).param("now", now).param("name", use.by().name())
                .param("subject", use.by().subject()).param("organ", use.by().organ()).param("organName", use.by().organName()).param("matter", use.matter())
                .param("matterName", use.matterName() == null ? null : JSON.writeValueAsString(use.matterName())).param("purpose", use.purpose()).param("basis", use.basis())
                .param("caseNumber", use.caseNumber()).param("consent", use.consent()).param("visible", Timestamp.from(now.toInstant().plus(use.unseen()))).param("until", Timestamp.from(until)).update();
        prove(use, now.toInstant());
        UUID holder = use.certificate().holder().party();
        if (use.unseen().isZero() && holder != null && !holder.equals(use.by().party())) {
            messages.notify(List.of(notice(use, holder)));
        }
        return until;
    }

    private void prove(NewUse use, Instant now) {
        Map<String, String> content = new HashMap<>(Map.of("certificate", use.certificate().identifier().toString(), "use", use.id().toString(), "kind", use.kind().name(), "by", use.by().subject()));
        put(content, "organ", use.by().organ());
        put(content, "matter", use.matter());
        put(content, "purpose", use.purpose());
        put(content, "basis", use.basis());
        put(content, "case", use.caseNumber());
        put(content, "consent", use.consent());
        // What its holder is not told yet is proven under a name of its own: receipts of the certificate are the holder's to read.
        String subject = use.unseen().isZero() ? "certificate:" + use.certificate().id() : "certificate-use:" + use.id();
        ledger.record(List.of(new Ledger.Act("certificate-use:" + use.id(), subject, new Evidence("certificate-used", now, use.certificate().issuer().organ(), content))));
    }

    private static void put(Map<String, String> content, String name, @Nullable Object value) {
        if (value != null) {
            content.put(name, value.toString());
        }
    }

    private static Notice notice(NewUse use, UUID holder) {
        Text name = use.certificate().typeName();
        String by = use.by().organName() == null ? use.by().name() : use.by().organName();
        String why = String.join("；", Stream.of(use.matterName() == null ? null : use.matterName().zh(), use.purpose(), use.basis()).filter(Objects::nonNull).toList());
        String template = use.kind() == UseKind.EX_OFFICIO ? "certificate.used-ex-officio" : "certificate.used";
        return new Notice("certificate-use:" + use.id(), Recipient.party(holder), template,
                Map.of("name", name.zh(), "name@en", name.en(), "number", use.certificate().number(), "by", by, "why", why), use.caseNumber());
    }

    /** What the holder may see by now, newest first, at most {@value #MOST}. */
    List<Use> list(UUID certificate) {
        return jdbc.sql("select * from usage.use where certificate = :certificate and visible_from <= :now order by at desc, id limit " + MOST).param("certificate", certificate).param("now", now())
                .query(UseLog::read).list();
    }

    /** The certificate of a use of this actor whose content may still be looked at. */
    Optional<UUID> opened(UUID use, Actor by) {
        return jdbc.sql("select certificate from usage.use where id = :id and by_subject = :subject and open_until > :now").param("id", use).param("subject", by.subject())
                .param("now", now()).query(UUID.class).optional();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static Use read(ResultSet row, int number) throws SQLException {
        String matter = row.getString("matter_name");
        return new Use(row.getObject("id", UUID.class), UseKind.valueOf(row.getString("kind")), row.getTimestamp("at").toInstant(), row.getString("by_name"), row.getString("organ_name"),
                matter == null ? null : JSON.readValue(matter, Text.class), row.getString("purpose"), row.getString("basis"), row.getString("case_number"));
    }
}

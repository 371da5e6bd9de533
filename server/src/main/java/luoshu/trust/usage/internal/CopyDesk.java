package luoshu.trust.usage.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.Files;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.CertificateNote;
import luoshu.trust.certificates.Certificates;
import luoshu.trust.usage.Copies;
import luoshu.trust.usage.CopyView;
import luoshu.trust.usage.KnownCopy;
import luoshu.trust.usage.NewCopy;
import luoshu.trust.usage.UseKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 加注件: a copy of a certificate that says on every page whom and what it is for, and until when. */
@Component
public class CopyDesk implements Copies {

    static final String OWNER = "certificate-copy";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZONE);
    private static final int MOST = 100;
    private static final int LONGEST_MONTHS = 12;

    private record Row(KnownCopy copy, String madeBy, UUID file) {
        CopyView view(LocalDate today) {
            return new CopyView(copy.id(), copy.purpose(), copy.receiver(), copy.madeAt(), madeBy, copy.until(), copy.until().isBefore(today));
        }
    }

    private final JdbcClient jdbc;
    private final Certificates certificates;
    private final Files files;
    private final UseLog log;
    private final Clock clock;

    CopyDesk(JdbcClient jdbc, Certificates certificates, Files files, UseLog log, Clock clock) {
        this.jdbc = jdbc;
        this.certificates = certificates;
        this.files = files;
        this.log = log;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    @Transactional
    public CopyView make(Actor.Applicant holder, UUID certificate, NewCopy wish) {
        Certificate one = certificates.getOf(holder, certificate).requireInForce();
        if (count(one.id()) >= MOST) {
            throw new Refused(Problem.Kind.CONFLICT, "copy-too-many", "as many copies of this certificate were made as may be", Map.of("limit", MOST));
        }
        LocalDate today = today();
        List<FieldError> errors = new ArrayList<>();
        if (wish.until().isBefore(today)) {
            errors.add(new FieldError("/until", "in-the-past", "截止日期不能早于今天"));
        } else if (wish.until().isAfter(today.plusMonths(LONGEST_MONTHS)) || one.validTo() != null && wish.until().isAfter(one.validTo())) {
            errors.add(new FieldError("/until", "out-of-range", "截止日期最晚在 " + LONGEST_MONTHS + " 个月以后，并且不超过证照的有效期"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        UUID id = UUID.randomUUID();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] made = certificates.annotated(one, note(id, wish, holder, now));
        FileRef file = files.keep(made, one.typeName().zh() + one.number() + "（加注件）.ofd", FileType.OFD, new FileOwner(OWNER, id.toString()));
        jdbc.sql("""
                insert into usage.copy (id, certificate, identifier, purpose, receiver, made_by, made_by_name, made_at, valid_until, file, digest)
                values (:id, :certificate, :identifier, :purpose, :receiver, :by, :byName, :at, :until, :file, :digest)
                """).param("id", id).param("certificate", one.id()).param("identifier", one.identifier().toString()).param("purpose", wish.purpose().strip()).param("receiver", wish.receiver().strip())
                .param("by", holder.subject()).param("byName", holder.name()).param("at", Timestamp.from(now)).param("until", wish.until()).param("file", file.id()).param("digest", file.sha256()).update();
        log.record(new NewUse(UUID.randomUUID(), UseKind.COPIED, one, new NewUse.User(holder.subject(), holder.name(), holder.applicantId(), null, null), null, null,
                wish.purpose().strip() + "（" + wish.receiver().strip() + "）", null, null, null, Duration.ZERO));
        return find(one.id(), id).view(today);
    }

    private static CertificateNote note(UUID id, NewCopy wish, Actor.Applicant holder, Instant now) {
        String purpose = wish.purpose().strip();
        String receiver = wish.receiver().strip();
        Map<String, String> data = new LinkedHashMap<>();
        data.put("JZJZZSJ", SECONDS.format(now));
        data.put("JZJZZZ", holder.name());
        data.put("JZJZZSY", purpose);
        data.put("JZJYXQJZSJ", wish.until() + " 23:59:59");
        data.put("KZ_JZJJSF", receiver);
        data.put(IDENTIFIER, id.toString());
        return new CertificateNote(id, "仅供" + receiver + "用于" + purpose + "，有效期至" + wish.until() + "，他用无效", data);
    }

    @Transactional(readOnly = true)
    public List<CopyView> made(Actor.Applicant holder, UUID certificate) {
        LocalDate today = today();
        return list(certificates.getOf(holder, certificate).id()).stream().map(row -> row.view(today)).toList();
    }

    private List<Row> list(UUID certificate) {
        return jdbc.sql("select * from usage.copy where certificate = :certificate order by made_at desc, id limit " + MOST).param("certificate", certificate).query(CopyDesk::read).list();
    }

    private int count(UUID certificate) {
        return jdbc.sql("select count(*) from usage.copy where certificate = :certificate").param("certificate", certificate).query(Integer.class).single();
    }

    private Row find(UUID certificate, UUID id) {
        return jdbc.sql("select * from usage.copy where id = :id and certificate = :certificate").param("id", id).param("certificate", certificate).query(CopyDesk::read).optional()
                .orElseThrow(() -> new NotFound("copy"));
    }

    @Transactional(readOnly = true)
    public byte[] file(Actor.Applicant holder, UUID certificate, UUID copy) {
        return bytes(find(certificates.getOf(holder, certificate).id(), copy));
    }

    private byte[] bytes(Row row) {
        try (InputStream in = files.open(row.file())) {
            return in.readAllBytes();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    /** The same pages as PDF. */
    @Transactional(readOnly = true)
    public byte[] rendition(Actor.Applicant holder, UUID certificate, UUID copy) {
        Certificate one = certificates.getOf(holder, certificate);
        Row row = find(one.id(), copy);
        return certificates.rendition(one, bytes(row), "加注件",
                "仅供" + row.copy().receiver() + "用于" + row.copy().purpose() + "，有效期至" + row.copy().until() + "；加注件编号 " + row.copy().id() + "，真伪请核验加注件（OFD）文件。");
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<KnownCopy> find(UUID id) {
        return jdbc.sql("select * from usage.copy where id = :id").param("id", id).query(CopyDesk::read).optional().map(Row::copy);
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(new KnownCopy(row.getObject("id", UUID.class), row.getObject("certificate", UUID.class), row.getString("identifier"), row.getString("purpose"), row.getString("receiver"),
                row.getTimestamp("made_at").toInstant(), row.getObject("valid_until", LocalDate.class), row.getString("digest")), row.getString("made_by_name"), row.getObject("file", UUID.class));
    }
}

package luoshu.trust.certificates.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.files.Files;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.CertificateIdentifier;
import luoshu.trust.certificates.CertificateNote;
import luoshu.trust.certificates.CertificateStanding;
import luoshu.trust.certificates.CertificateState;
import luoshu.trust.certificates.Certificates;
import luoshu.trust.certificates.LifeEntry;
import org.springframework.stereotype.Component;

@Component
class DefaultCertificates implements Certificates {

    private final CertificateStore store;
    private final CertificateTypes types;
    private final LifeReasons reasons;
    private final CertificateViewer viewer;
    private final Editions editions;
    private final Files files;
    private final Access access;
    private final Clock clock;

    DefaultCertificates(CertificateStore store, CertificateTypes types, LifeReasons reasons, CertificateViewer viewer, Editions editions, Files files, Access access, Clock clock) {
        this.store = store;
        this.types = types;
        this.reasons = reasons;
        this.viewer = viewer;
        this.editions = editions;
        this.files = files;
        this.access = access;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Faces.ZONE);
    }

    private Certificate view(CertificateRow row) {
        return row.view(types, today());
    }

    @Override
    public Optional<Certificate> find(UUID id) {
        return store.find(id).map(this::view);
    }

    @Override
    public List<Certificate> findAll(Collection<UUID> ids) {
        return store.findAll(ids).stream().map(this::view).toList();
    }

    @Override
    public Optional<Certificate> find(CertificateIdentifier identifier) {
        return store.findByIdentifier(identifier.toString()).map(this::view);
    }

    @Override
    public List<Certificate> list(UUID party) {
        return store.list(party).stream().map(this::view).toList();
    }

    @Override
    public List<Certificate> listOfCase(String caseNumber) {
        return store.listOfCase(caseNumber).stream().map(this::view).toList();
    }

    @Override
    public List<Certificate> listOf(Actor.Applicant holder) {
        return store.list(holder.applicantId()).stream().filter(row -> covers(holder, row)).map(this::view).toList();
    }

    @Override
    public Certificate getOf(Actor.Applicant holder, UUID id) {
        return store.find(id).filter(row -> holder.applicantId().equals(row.holder().party()) && covers(holder, row)).map(this::view).orElseThrow(() -> new NotFound("certificate"));
    }

    /** An authorisation for some matters reaches the certificates of those matters. */
    private static boolean covers(Actor.Applicant holder, CertificateRow row) {
        return holder.scope().isEmpty() || row.catalogCode() != null && holder.scope().contains(row.catalogCode());
    }

    @Override
    public Certificate getForOfficial(UUID id) {
        access.require(READ);
        return store.find(id, access.scope(READ)).map(this::view).orElseThrow(() -> new NotFound("certificate"));
    }

    @Override
    public Optional<CertificateStanding> standing(CertificateIdentifier identifier, Instant at) {
        return store.standing(identifier.toString(), at).map(row -> standing(identifier, row, LocalDate.ofInstant(at, Faces.ZONE)));
    }

    private static CertificateStanding standing(CertificateIdentifier identifier, CertificateStore.StandingRow row, LocalDate day) {
        CertificateState state = row.state();
        Instant since = row.since();
        if (row.replacedAt() != null) {
            state = CertificateState.SUPERSEDED;
            since = row.replacedAt();
        } else {
            state = CertificateRow.onDay(state, row.validFrom(), row.validTo(), day);
            if (state == CertificateState.EXPIRED && row.validTo() != null) {
                since = row.validTo().plusDays(1).atStartOfDay(Faces.ZONE).toInstant();
            }
        }
        return new CertificateStanding(row.certificate(), identifier, CertificateIdentifier.parse(row.newest()), state, since, row.digest(), row.validFrom(), row.validTo());
    }

    @Override
    public List<LifeEntry> life(UUID id) {
        return store.life(id).stream().map(line -> new LifeEntry(line.sequence(), line.operation(), line.version(), line.identifier(), line.state(), line.at(),
                line.reason() == null ? null : reasons.name(line.reason()), line.basis(), line.note(), line.by())).toList();
    }

    @Override
    public byte[] file(Certificate certificate) {
        if (certificate.file() == null) {
            throw new Refused(Problem.Kind.NOT_FOUND, "certificate-without-file", "this certificate was taken over from a register and has no electronic file");
        }
        try (InputStream in = files.open(certificate.file().file())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> pictures(Certificate certificate) {
        return viewer.pictures(file(certificate));
    }

    @Override
    public List<String> pictures(byte[] file) {
        return viewer.pictures(file);
    }

    @Override
    public byte[] annotated(Certificate certificate, CertificateNote note) {
        CertificateType type = types.find(certificate.type()).orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "certificate-type-gone", "the type of this certificate is not in use any more"));
        return editions.annotate(certificate, type, file(certificate), note);
    }

    @Override
    public byte[] rendition(Certificate certificate, byte[] file, String mark, String foot) {
        return viewer.rendition(certificate, file, mark, foot);
    }

    @Override
    public byte[] rendition(Certificate certificate) {
        return viewer.rendition(certificate, file(certificate));
    }
}

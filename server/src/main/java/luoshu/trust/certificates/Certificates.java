package luoshu.trust.certificates;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Permission;

/**
 * Certificates as other modules read them. {@code find} and {@code standing} see everything: the caller answers for who is told; {@code …Of} and {@code get…} ask who asks.
 */
public interface Certificates {

    /** Officials who see certificates of the organs within their reach. */
    Permission READ = new Permission("certificate.read");

    /** Officials who renew, change, suspend, return and cancel them. */
    Permission MANAGE = new Permission("certificate.manage");

    Optional<Certificate> find(UUID id);

    /** Several at once, in no order; what is not there is left out. */
    List<Certificate> findAll(Collection<UUID> ids);

    /** By the identifier of any of its editions; what is returned is the newest. */
    Optional<Certificate> find(CertificateIdentifier identifier);

    /** Of a party, newest first, at most 500. */
    List<Certificate> list(UUID party);

    /** What a case ended with. */
    List<Certificate> listOfCase(String caseNumber);

    /** Of whom the actor stands for, as far as an agent's authorisation reaches; newest first, at most 500. */
    List<Certificate> listOf(Actor.Applicant holder);

    /** @throws luoshu.kernel.problems.NotFound also when it is somebody else's, or outside the agent's authorisation */
    Certificate getOf(Actor.Applicant holder, UUID id);

    /** For the official of this request. @throws luoshu.kernel.problems.NotFound also when out of reach */
    Certificate getForOfficial(UUID id);

    /** How the edition stood at a moment from its issue on; empty for an identifier never given, and before. */
    Optional<CertificateStanding> standing(CertificateIdentifier identifier, Instant at);

    List<LifeEntry> life(UUID id);

    /**
     * The sealed OFD of the newest edition.
     *
     * @throws luoshu.kernel.problems.Refused 404 {@code certificate-without-file} for stock taken over without files
     */
    byte[] file(Certificate certificate);

    /** Pages as SVG with the seals on them, for people to look at. */
    List<String> pictures(Certificate certificate);

    /** Of a file of ours that was taken elsewhere: as it was then. */
    List<String> pictures(byte[] file);

    /** A copy that says on every page what it is for, sealed by the issuer, the original inside it. */
    byte[] annotated(Certificate certificate, CertificateNote note);

    /** A file of ours as PDF: {@code mark} in large letters on each page, {@code foot} below. */
    byte[] rendition(Certificate certificate, byte[] file, String mark, String foot);

    /** The same pages as PDF, marked as a copy: the OFD is the original. */
    byte[] rendition(Certificate certificate);
}

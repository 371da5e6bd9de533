package luoshu.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Roots somebody trusts, certificates that came along, and revocation lists of the roots. */
final class Trust {

    private final List<X509> roots = new ArrayList<>();
    private final List<X509> others = new ArrayList<>();
    private final List<Revocations> lists = new ArrayList<>();

    void addRoot(Path file) throws IOException {
        roots.addAll(X509.all(Files.readAllBytes(file)));
    }

    void addCertificates(Path file) throws IOException {
        others.addAll(X509.all(Files.readAllBytes(file)));
    }

    void addList(Path file) throws IOException {
        lists.add(Revocations.parse(Files.readAllBytes(file)));
    }

    boolean none() {
        return roots.isEmpty();
    }

    /** False: whether something was revoked was not looked at. */
    boolean looksAtRevocation() {
        return !lists.isEmpty();
    }

    List<X509> certificates() {
        return others;
    }

    /** @throws Wrong unless the certificate leads to a root of ours, is good at that moment and may be used for this */
    void check(X509 certificate, Instant at, String use) {
        X509 root = roots.stream().filter(each -> Arrays.equals(each.encoded(), certificate.encoded()) || certificate.signedBy(each)).findFirst()
                .orElseThrow(() -> new Wrong("the certificate of " + certificate.name() + " leads to no trusted root"));
        if (!certificate.uses().contains(use)) {
            throw new Wrong("the certificate of " + certificate.name() + " is for something else");
        }
        for (X509 each : List.of(certificate, root)) {
            if (at.isBefore(each.from()) || at.isAfter(each.until())) {
                throw new Wrong("the certificate of " + each.name() + " is good from " + each.from() + " to " + each.until() + ", not at " + at);
            }
        }
        for (Revocations list : lists) {
            if (Arrays.equals(list.issuer(), root.subject()) && Sm2.verify(root.key(), list.signed(), list.signature())) {
                Instant revoked = list.revoked().get(certificate.serial());
                if (revoked != null && !revoked.isAfter(at)) {
                    throw new Wrong("the certificate of " + certificate.name() + " was revoked at " + revoked);
                }
            }
        }
    }
}

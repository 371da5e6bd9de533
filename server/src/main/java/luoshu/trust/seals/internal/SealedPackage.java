package luoshu.trust.seals.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import luoshu.trust.layout.PackagePath;
import luoshu.trust.layout.Xml;
import luoshu.trust.seals.CertificateTrust;
import luoshu.trust.seals.Fault;
import luoshu.trust.seals.Finding;
import luoshu.trust.seals.SealReport;
import luoshu.trust.seals.SealVerdict;
import luoshu.trust.signing.Sm3;

/** Finds the signatures of an opened package and lets each be checked. */
public final class SealedPackage {

    private static final int SIGNATURES = 100;

    private final Map<String, byte[]> files;
    private final CertificateTrust trust;
    private final Instant now;
    private final Digests digests;
    private final List<Finding> findings = new ArrayList<>();

    public SealedPackage(Map<String, byte[]> files, CertificateTrust trust, Instant now) {
        this.files = files;
        this.trust = trust;
        this.now = now;
        this.digests = new Digests(files);
    }

    public SealReport report() {
        List<SignatureFiles> signatures = signatures();
        if (findings.isEmpty() && signatures.isEmpty()) {
            findings.add(new Finding(Fault.NO_SIGNATURE, "", "the document names no signature"));
        }
        Set<String> own = new HashSet<>();
        signatures.forEach(each -> own.addAll(each.own()));
        List<SealVerdict> seals = signatures.stream().map(each -> new SealCheck(each, files, digests, own, trust, now).verdict()).toList();
        return new SealReport(List.copyOf(findings), seals);
    }

    private List<SignatureFiles> signatures() {
        List<SignatureFiles> signatures = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Xml index = read("OFD.xml");
        if (index == null) {
            return signatures;
        }
        for (Xml body : index.children("DocBody")) {
            Optional<String> named = body.textOf("Signatures");
            if (named.isEmpty()) {
                continue;
            }
            String list = PackagePath.resolve("OFD.xml", named.get());
            Xml entries = read(list);
            if (entries == null) {
                continue;
            }
            for (Xml entry : entries.children("Signature")) {
                String path = entry.attribute("BaseLoc").map(base -> PackagePath.resolve(list, base)).orElse("");
                if (signatures.size() == SIGNATURES) {
                    findings.add(new Finding(Fault.TOO_LARGE, list, "more than " + SIGNATURES + " seals"));
                    return signatures;
                }
                if (seen.add(path)) {
                    signatures.add(new SignatureFiles(list, path, entry.attribute("Type").orElse("Seal"), files));
                }
            }
        }
        return signatures;
    }

    private Xml read(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            findings.add(new Finding(Fault.SIGNATURE_INCOMPLETE, path, "the file is not in the package"));
            return null;
        }
        try {
            return Xml.read(bytes);
        } catch (Xml.Unreadable bad) {
            findings.add(new Finding(bad.forbidden() ? Fault.XML_FORBIDDEN : Fault.XML_BROKEN, path, bad.getMessage()));
            return null;
        }
    }

    /** Digests of files, each computed once however many signatures name it. */
    static final class Digests {

        private final Map<String, byte[]> files;
        private final Map<String, byte[]> sm3 = new HashMap<>();

        Digests(Map<String, byte[]> files) {
            this.files = files;
        }

        byte[] sm3(String path) {
            return sm3.computeIfAbsent(path, each -> Sm3.digest(files.get(each)));
        }
    }
}

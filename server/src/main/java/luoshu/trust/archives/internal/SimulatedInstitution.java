package luoshu.trust.archives.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.archives.ArchiveInstitution;
import luoshu.trust.layout.Xml;
import luoshu.trust.signing.CertificateSubject;
import luoshu.trust.signing.CertificateUse;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.Certification;
import luoshu.trust.signing.Chains;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.Sm2Verifier;
import luoshu.trust.signing.Sm3;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/** An archive institution for the demonstration: it believes the list if its organ signed it, looks at every package by itself, and signs what it says. Keeps nothing. */
@Component
@ConditionalOnExpression("${luoshu.demo} and '${luoshu.archives.institution.url:}'.isEmpty() and '${luoshu.archives.institution.folder:}'.isEmpty()")
class SimulatedInstitution implements ArchiveInstitution {

    private final PackageLook look;
    private final Certification certification;
    private final Chains chains;
    private final Clock clock;

    SimulatedInstitution(PackageLook look, Certification certification, Chains chains, Clock clock) {
        this.look = look;
        this.certification = certification;
        this.chains = chains;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "模拟综合档案馆（演示）";
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public Optional<Receipt> receive(Transfer transfer) throws IOException {
        String fault = fault(transfer);
        byte[] words = ("receipt: JS-" + UUID.randomUUID() + "\ninstitution: " + name() + "\nbatch: " + transfer.batch() + "\nlist: SM3:" + HexFormat.of().formatHex(Sm3.digest(transfer.list()))
                + "\nverdict: " + (fault.isEmpty() ? "RECEIVED" : "REFUSED") + "\nreason: " + (fault.isEmpty() ? "经四性检测合格，予以接收" : fault) + "\nat: " + clock.instant() + "\n")
                .getBytes(StandardCharsets.UTF_8);
        SigningKey key = certification.keyOf(CertificateSubject.system("archive-institution", name()));
        return Optional.of(new Receipt(words, key.sign(words), Pem.write(key.chain())));
    }

    private String fault(Transfer transfer) throws IOException {
        List<X509Certificate> chain = Pem.read(transfer.certificates());
        if (chain.isEmpty() || !new Sm2Verifier(Certificates.publicKey(chain.getFirst())).verify(transfer.list(), transfer.signature())
                || !chains.verify(chain, clock.instant(), CertificateUse.DOCUMENT).valid()) {
            return "移交清单的签名不成立";
        }
        Map<String, Xml> listed = new HashMap<>();
        try {
            Xml.read(transfer.list()).children("档案").forEach(one -> listed.put(one.attributes().getOrDefault("档号", ""), one));
        } catch (Xml.Unreadable broken) {
            return "移交清单无法读取";
        }
        if (listed.size() != transfer.items().size()) {
            return "件数与移交清单不符";
        }
        for (Item item : transfer.items()) {
            Xml line = listed.get(item.number());
            if (line == null) {
                return item.number() + " 不在移交清单中";
            }
            if (!good(item, line, line.attributes().getOrDefault("办件编号", ""), organ(transfer.list()))) {
                return item.number() + " 四性检测不合格";
            }
        }
        return "";
    }

    private static String organ(byte[] list) {
        try {
            return Xml.read(list).attributes().getOrDefault("移交单位代码", "");
        } catch (Xml.Unreadable broken) {
            return "";
        }
    }

    private boolean good(Item item, Xml line, String caseNumber, String organ) throws IOException {
        Path copy = Files.createTempFile("luoshu-institution", ".zip");
        try (InputStream in = item.content().open()) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return look.look(copy, new Registered(item.number(), caseNumber, organ, line.attributes().get("清单SM3"), line.attributes().get("SHA256"), null, true, true)).none();
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}

package luoshu.data.cascade.internal;

import java.util.Base64;
import java.util.HexFormat;

import luoshu.data.cascade.NodeRelation;
import luoshu.data.cascade.OwnNode;
import luoshu.kernel.access.Subject;
import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.Regions;
import luoshu.trust.signing.CertificateSubject;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.Certification;
import luoshu.trust.signing.SigningKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The division this installation serves, and the key it signs with for it. */
@Component
class OwnDivision {

    /** The country, as GB/T 2260 writes it. */
    static final RegionCode NATION = new RegionCode("100000000000");
    private static final String NATION_NAME = "国家";
    private static final int LINE = 64;
    private final Regions regions;
    private final Certification certification;
    private final RegionCode code;

    OwnDivision(CascadeSettings settings, Regions regions, Certification certification) {
        this.regions = regions;
        this.certification = certification;
        this.code = settings.division() == null ? regions.home() : RegionCode.of(settings.division());
    }

    String code() {
        return code.value();
    }

    String prefix() {
        return code.prefix();
    }

    /** Where it stands for permissions: what goes over links concerns the whole division. */
    Subject subject() {
        return new Subject("", "", code.value(), 0);
    }

    SigningKey key() {
        return certification.keyOf(CertificateSubject.system("cascade-" + code.value(), name(code) + "级联节点"));
    }

    OwnNode describe() {
        SigningKey key = key();
        String certificate = "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(Certificates.encoded(key.chain().getFirst())) + "\n-----END CERTIFICATE-----\n";
        return new OwnNode(code.value(), name(code), HexFormat.of().formatHex(key.publicKey()), certificate);
    }

    /** Null where it is neither above nor below. */
    @Nullable NodeRelation relation(RegionCode other) {
        if (other.equals(code)) {
            return null;
        }
        if (other.equals(NATION) || code.value().startsWith(other.prefix())) {
            return NodeRelation.UPPER;
        }
        return other.value().startsWith(code.prefix()) ? NodeRelation.LOWER : null;
    }

    boolean known(RegionCode other) {
        return other.equals(NATION) || regions.find(other).isPresent();
    }

    String name(RegionCode other) {
        return other.equals(NATION) ? NATION_NAME : regions.find(other).map(Region::name).orElse(other.value());
    }

    /** 1 the nation, 2 provinces, 3 everything below. */
    static int level(RegionCode division) {
        return division.equals(NATION) ? 1 : division.prefix().length() == 2 ? 2 : 3;
    }
}

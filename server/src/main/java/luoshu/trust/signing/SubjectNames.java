package luoshu.trust.signing;

import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Distinguished names as people read them. */
public final class SubjectNames {

    private SubjectNames() {
    }

    /** The common name, and in brackets the code of the organisation, if there is one; the whole name where there is no common one. */
    public static String readable(X500Principal principal) {
        X500Name name = X500Name.getInstance(principal.getEncoded());
        String common = first(name, BCStyle.CN);
        String code = first(name, BCStyle.ORGANIZATION_IDENTIFIER);
        return common.isEmpty() ? principal.getName() : code.isEmpty() ? common : common + "（" + code + "）";
    }

    private static String first(X500Name name, ASN1ObjectIdentifier attribute) {
        RDN[] found = name.getRDNs(attribute);
        return found.length == 0 ? "" : IETFUtils.valueToString(found[0].getFirst().getValue());
    }
}

package luoshu.trust.certificates;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.texts.Text;

/** Where which certificates can stand in for papers: counts only, nobody's certificates. */
public interface CertificateReach {

    /** Every type this installation knows, by its code. */
    Map<String, Text> types();

    /** Pointer into the form of the case from which a field of the face ({@code KZ_…}) of certificates of this type is made; empty for what no form gives. */
    Optional<String> pointer(String type, String field);

    /** Goes through all certificates: for a nightly count. */
    List<IssuedType> inForce();
}

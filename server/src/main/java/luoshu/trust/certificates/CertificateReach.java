package luoshu.trust.certificates;

import java.util.List;
import java.util.Map;

import luoshu.kernel.texts.Text;

/** Where which certificates can stand in for papers: counts only, nobody's certificates. */
public interface CertificateReach {

    /** Every type this installation knows, by its code. */
    Map<String, Text> types();

    /** Goes through all certificates: for a nightly count. */
    List<IssuedType> inForce();
}

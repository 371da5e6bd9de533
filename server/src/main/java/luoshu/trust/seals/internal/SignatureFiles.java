package luoshu.trust.seals.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.trust.layout.PackagePath;
import luoshu.trust.layout.Xml;
import luoshu.trust.seals.Fault;
import luoshu.trust.seals.Finding;

/** The files that make up one signature: its description, its value, its seal. */
final class SignatureFiles {

    final String list;
    final String path;
    final String type;
    final List<Finding> findings = new ArrayList<>();
    Optional<Xml> info = Optional.empty();
    String value = "";
    String seal = "";

    SignatureFiles(String list, String path, String type, Map<String, byte[]> files) {
        this.list = list;
        this.path = path;
        this.type = type;
        byte[] description = files.get(path);
        if (description == null) {
            findings.add(new Finding(Fault.SIGNATURE_INCOMPLETE, path, "the description of the signature is not in the package"));
            return;
        }
        try {
            Xml root = Xml.read(description);
            info = root.child("SignedInfo");
            value = root.textOf("SignedValue").map(each -> PackagePath.resolve(path, each)).orElse("");
            seal = info.flatMap(each -> each.child("Seal")).flatMap(each -> each.textOf("BaseLoc")).map(each -> PackagePath.resolve(path, each)).orElse("");
        } catch (Xml.Unreadable bad) {
            findings.add(new Finding(bad.forbidden() ? Fault.XML_FORBIDDEN : Fault.XML_BROKEN, path, bad.getMessage()));
        }
    }

    List<String> own() {
        return List.of(list, path, value, seal);
    }
}

package luoshu.trust.signatures.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.CitizenCase;
import luoshu.kernel.files.FileRef;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Applications as they are signed: canonical JSON of the form, the digests of the files, the matter and its version, and for whom. */
@Component
public class Applications {

    private static final JsonMapper CANONICAL = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    private final Cases cases;

    Applications(Cases cases) {
        this.cases = cases;
    }

    public record Application(CitizenCase as, byte[] canonical) {
    }

    /** @param reader in whose capacity it is read; what is not theirs does not exist */
    public Application read(Actor.Applicant reader, String number) {
        CitizenCase found = cases.getOf(reader, number);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("applicant", found.applicantName());
        content.put("case", found.number());
        content.put("form", CANONICAL.treeToValue(found.form(), Object.class));
        content.put("materials", found.materials().stream().map(material -> List.of(material.code(), material.files().stream().map(FileRef::sha256).sorted().toList())).toList());
        content.put("matter", found.matter().code());
        content.put("version", found.matter().version());
        return new Application(found, CANONICAL.writeValueAsBytes(content));
    }
}

package luoshu.kernel.matters.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import tools.jackson.databind.JsonNode;

/** Codes are unique in their list. */
final class Codes {

    private Codes() {
    }

    static List<Finding> unique(Document document, String listPointer) {
        return unique(document, listPointer, "code");
    }

    static List<Finding> unique(Document document, String listPointer, String key) {
        List<Finding> findings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        JsonNode list = document.tree().at(listPointer);
        for (int i = 0; i < list.size(); i++) {
            String code = list.get(i).path(key).asString();
            if (!seen.add(code)) {
                findings.add(document.blocking(listPointer + "/" + i + "/" + key, "duplicate-code", "代码 " + code + " 重复"));
            }
        }
        return findings;
    }
}

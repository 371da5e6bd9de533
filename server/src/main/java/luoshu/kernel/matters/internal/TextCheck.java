package luoshu.kernel.matters.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.packages.Finding;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** §7: the sentences of the decision use known words only. */
@Component
@Order(7)
class TextCheck implements PackageCheck {

    private static final Pattern TOKEN = Pattern.compile("\\{([^}]*)}");
    private static final Set<String> TOKENS = Set.of("taskName", "basis", "applicantName", "resultName");

    @Override
    public List<Finding> check(MatterDefinition matter, MatterDocuments documents) {
        List<Finding> findings = new ArrayList<>();
        for (String pointer : List.of("/documents/grant/zh", "/documents/grant/en", "/documents/refuse/zh", "/documents/refuse/en")) {
            for (Matcher token = TOKEN.matcher(documents.texts().tree().at(pointer).asString()); token.find();) {
                if (!TOKENS.contains(token.group(1))) {
                    findings.add(documents.texts().blocking(pointer, "text-token", "文书用语中的 {" + token.group(1) + "} 不可用"));
                }
            }
        }
        return findings;
    }
}

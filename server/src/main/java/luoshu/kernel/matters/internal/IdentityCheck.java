package luoshu.kernel.matters.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.MatterResult;
import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** §1: codes agree with each other, lists hold each value once, results and special procedures can be carried out. */
@Component
@Order(1)
class IdentityCheck implements PackageCheck {

    private static final Pattern TOKEN = Pattern.compile("\\{([^}]*)}");
    private static final Set<String> TOKENS = Set.of("region2", "region4", "region6", "yyyy", "MMdd", "organWord", "serial1", "serial2", "serial3", "serial4", "serial5", "serial6", "serial7", "serial8");

    private final Catalogue catalogue;

    IdentityCheck(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<Finding> check(MatterDefinition matter, MatterDocuments documents) {
        Document file = documents.matter();
        List<Finding> findings = new ArrayList<>();
        if (!matter.catalogCode().itemType().equals(matter.taskType())) {
            findings.add(file.blocking("/taskType", "task-type", "事项类型 " + matter.taskType() + " 与基本编码第 3–4 位 " + matter.catalogCode().itemType() + " 不一致"));
        }
        for (String list : List.of("/keywords", "/serverType", "/handleType", "/onlineDepth", "/delivery", "/userTopics", "/corpTopics", "/lifeEvents", "/jointDuties", "/implementedBy/useLevel")) {
            once(file, list, findings);
        }
        known(file, "/userTopics", catalogue.personTopics(), findings);
        known(file, "/corpTopics", catalogue.enterpriseTopics(), findings);
        known(file, "/lifeEvents", catalogue.lifeEventCodes(), findings);
        findings.addAll(Codes.unique(file, "/specialProcedures"));
        findings.addAll(Codes.unique(file, "/steps"));
        findings.addAll(Codes.unique(file, "/fees"));
        findings.addAll(Codes.unique(file, "/results"));
        for (int i = 0; i < matter.results().size(); i++) {
            result(matter, matter.results().get(i), "/results/" + i, file, findings);
        }
        for (int i = 0; i < matter.fees().size(); i++) {
            if (matter.fees().get(i).reducible() && matter.fees().get(i).reduceBasis() == null) {
                findings.add(file.blocking("/fees/" + i + "/reducible", "reduce-basis", "允许减免的，应写明减免依据"));
            }
        }
        return findings;
    }

    private static void once(Document file, String pointer, List<Finding> findings) {
        Set<String> seen = new HashSet<>();
        JsonNode list = file.tree().at(pointer);
        for (int i = 0; i < list.size(); i++) {
            if (!seen.add(list.get(i).asString())) {
                findings.add(file.blocking(pointer + "/" + i, "twice", "“" + list.get(i).asString() + "”重复"));
            }
        }
    }

    private static void known(Document file, String pointer, Set<String> known, List<Finding> findings) {
        JsonNode list = file.tree().at(pointer);
        for (int i = 0; i < list.size(); i++) {
            if (!known.contains(list.get(i).asString())) {
                findings.add(file.blocking(pointer + "/" + i, "unknown-name", "“" + list.get(i).asString() + "”不在目录中"));
            }
        }
    }

    private static void result(MatterDefinition matter, MatterResult result, String pointer, Document file, List<Finding> findings) {
        if (result.numberPattern() != null) {
            boolean serial = false;
            for (Matcher token = TOKEN.matcher(result.numberPattern()); token.find();) {
                serial |= token.group(1).startsWith("serial");
                if (!TOKENS.contains(token.group(1))) {
                    findings.add(file.blocking(pointer + "/numberPattern", "number-token", "编号规则中的 {" + token.group(1) + "} 不可用"));
                }
            }
            if (!serial) {
                findings.add(file.blocking(pointer + "/numberPattern", "number-serial", "编号规则应含流水号 {serial1}–{serial8}"));
            }
        }
        MatterResult.Validity validity = result.validity();
        if (validity != null && (validity.years() > 0 ? 1 : 0) + (validity.months() > 0 ? 1 : 0) + (validity.days() > 0 ? 1 : 0) != 1) {
            findings.add(file.blocking(pointer + "/validity", "validity", "有效期应写明 years、months、days 中的一项"));
        }
        for (int i = 0; i < result.fields().size(); i++) {
            if (FormFields.property(matter.form().schema(), result.fields().get(i).from()) == null) {
                findings.add(file.blocking(pointer + "/fields/" + i + "/from", "no-such-field", "表单中没有 " + result.fields().get(i).from()));
            }
        }
    }
}

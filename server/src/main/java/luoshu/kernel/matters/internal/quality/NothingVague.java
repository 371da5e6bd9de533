package luoshu.kernel.matters.internal.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import org.springframework.stereotype.Component;

/** Rule 12: no catch-all in conditions and materials (优化营商环境条例; 河南条例 28). */
@Component
public final class NothingVague implements QualityRule {

    private static final Pattern VAGUE = Pattern.compile("其他(有关|相关)?(材料|资料|条件)|有关材料|相关材料|有关资料|相关资料|符合(有关|相关)规定|认为需要|等材料");

    @Override
    public int number() {
        return 12;
    }

    @Override
    public List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {

        List<QualityFinding> findings = new ArrayList<>();
        for (int i = 0; i < matter.acceptCondition().size(); i++) {
            vague("/acceptCondition/" + i, matter.acceptCondition().get(i).zh(), findings);
        }
        for (int i = 0; i < matter.materials().size(); i++) {
            vague("/materials/" + i + "/name", matter.materials().get(i).name().zh(), findings);
        }
        return findings;
    }

    private void vague(String path, String text, List<QualityFinding> findings) {
        Matcher vague = VAGUE.matcher(text);
        if (vague.find()) {
            findings.add(blocking(path, "“" + vague.group() + "”是兜底条款，应写明具体内容", "A catch-all (“" + vague.group() + "”): say what exactly"));
        }
    }
}

package luoshu.kernel.matters.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QuestionType;
import luoshu.kernel.matters.SituationQuestion;
import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Severity;
import luoshu.kernel.rules.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** §2 and the conditions of §3 and of fees: they compile, and read only answers given earlier. */
@Component
@Order(2)
class SituationCheck implements PackageCheck {

    private final Rules rules;

    SituationCheck(Rules rules) {
        this.rules = rules;
    }

    @Override
    public List<Finding> check(MatterDefinition matter, MatterDocuments documents) {
        Document file = documents.situations();
        List<Finding> findings = new ArrayList<>(Codes.unique(file, "/questions"));
        if (matter.questions().size() < 2 || matter.questions().size() > 6) {
            findings.add(new Finding(file.file(), 1, 1, Severity.WARNING, "question-count", "宜有二至六个问题，现有 " + matter.questions().size() + " 个"));
        }
        Set<String> known = new HashSet<>(Set.of("applicant"));
        for (int i = 0; i < matter.questions().size(); i++) {
            SituationQuestion question = matter.questions().get(i);
            String at = "/questions/" + i;
            if (question.code().equals("applicant")) {
                findings.add(file.blocking(at + "/code", "reserved-code", "applicant 是保留的名称"));
            }
            condition(file, at + "/when", question.when(), known, findings);
            boolean yesNo = question.type() == QuestionType.YES_NO;
            if (yesNo != question.options().isEmpty()) {
                findings.add(file.blocking(at + "/type", "options", yesNo ? "是否题不写选项" : "选择题应写选项"));
            }
            findings.addAll(Codes.unique(file, at + "/options"));
            known.add(question.code());
        }
        for (int i = 0; i < matter.stops().size(); i++) {
            condition(file, "/stops/" + i + "/when", matter.stops().get(i).when(), known, findings);
        }
        for (int i = 0; i < matter.notes().size(); i++) {
            condition(file, "/notes/" + i + "/when", matter.notes().get(i).when(), known, findings);
        }
        for (int i = 0; i < matter.materials().size(); i++) {
            condition(documents.materials(), "/materials/" + i + "/when", matter.materials().get(i).when(), known, findings);
        }
        for (int i = 0; i < matter.fees().size(); i++) {
            condition(documents.matter(), "/fees/" + i + "/when", matter.fees().get(i).when(), known, findings);
        }
        return findings;
    }

    private void condition(Document file, String pointer, @Nullable String when, Set<String> known, List<Finding> findings) {
        if (when != null) {
            rules.problems(when, known).forEach(problem -> findings.add(file.blocking(pointer, "condition", problem)));
        }
    }
}

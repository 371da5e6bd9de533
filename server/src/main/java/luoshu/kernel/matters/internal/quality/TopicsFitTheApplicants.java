package luoshu.kernel.matters.internal.quality;

import java.util.ArrayList;
import java.util.List;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import org.springframework.stereotype.Component;

/** Rule 11: topics for persons exactly when persons apply; the same for others, organs of government aside: nobody browses for what these ask of each other. */
@Component
public final class TopicsFitTheApplicants implements QualityRule {

    @Override
    public int number() {
        return 11;
    }

    @Override
    public List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {

        List<QualityFinding> findings = new ArrayList<>();
        boolean persons = matter.serverType().contains("1");
        boolean others = matter.serverType().stream().anyMatch(type -> !type.equals("1") && !type.equals("6"));
        if (persons == matter.userTopics().isEmpty()) {
            findings.add(blocking("/userTopics", persons ? "面向自然人的，应有自然人主题" : "不面向自然人的，不设自然人主题", persons ? "Persons apply: give topics for persons" : "Persons do not apply: no topics for them"));
        }
        if (others == matter.corpTopics().isEmpty()) {
            findings.add(blocking("/corpTopics", others ? "面向法人的，应有法人主题" : "只面向自然人的，不设法人主题", others ? "Legal persons apply: give topics for them" : "Only persons apply: no topics for legal persons"));
        }
        return findings;
    }
}

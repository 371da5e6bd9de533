package luoshu.kernel.matters.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QuestionType;

/** What conditions on sequence flows read. Their grammar is checked by kernel.flows; here, that question, answer and field exist. */
final class FlowConditions {

    private static final Pattern SITUATION = Pattern.compile("situation\\.([A-Za-z0-9_]+)\\s*(?:==|!=)\\s*(?:'([^']*)'|(true|false))");
    private static final Pattern FORM = Pattern.compile("form\\.([A-Za-z0-9_.]+)");

    private FlowConditions() {
    }

    static List<String> problems(String expression, MatterDefinition matter) {
        List<String> problems = new ArrayList<>();
        for (Matcher one = SITUATION.matcher(expression); one.find();) {
            var question = matter.findQuestion(one.group(1));
            if (question.isEmpty()) {
                problems.add("没有代码为 " + one.group(1) + " 的问题");
            } else if (question.get().type() != QuestionType.YES_NO) {
                String answer = one.group(2);
                if (answer == null || question.get().options().stream().noneMatch(option -> option.code().equals(answer))) {
                    problems.add("问题 " + one.group(1) + " 没有答案 " + answer);
                }
            }
        }
        for (Matcher one = FORM.matcher(expression); one.find();) {
            if (FormFields.property(matter.form().schema(), "/" + one.group(1).replace('.', '/')) == null) {
                problems.add("表单中没有 " + one.group(1));
            }
        }
        return problems;
    }
}

package luoshu.data.surveys.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import luoshu.data.surveys.SurveyChoices.SurveyQuestion;
import luoshu.data.surveys.SurveyFigure;
import luoshu.data.surveys.SurveySheet;
import luoshu.data.surveys.SurveySystem;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import org.jspecify.annotations.Nullable;

/** What a sheet may hold at all, and what it must hold to be handed in. */
final class SheetCheck {

    private static final int MOST_SYSTEMS = 200;
    private static final int MOST_LINKS = 50;
    private static final long MOST = 1_000_000_000L;
    private static final Pattern MATTER = Pattern.compile("[0-9]{12}");
    private static final Pattern RESOURCE = Pattern.compile("[0-9]{22}/[0-9]{6}");
    private final SurveyContent content;
    private final List<FieldError> errors = new ArrayList<>();

    private SheetCheck(SurveyContent content) {
        this.content = content;
    }

    /** @throws Invalid everything that is out of bounds */
    static void bounds(SurveySheet sheet, SurveyContent content) {
        SheetCheck check = new SheetCheck(content);
        check.bounds(sheet);
        check.refuse();
    }

    /** @param registered codes of the organ's entries in force. @throws Invalid everything that is missing or wrong */
    static void complete(SurveySheet sheet, Set<String> registered, SurveyContent content) {
        SheetCheck check = new SheetCheck(content);
        check.complete(sheet, registered);
        check.refuse();
    }

    private void refuse() {
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private void bounds(SurveySheet sheet) {
        text("/remark", sheet.remark(), 1_000);
        if (sheet.systems().size() > MOST_SYSTEMS) {
            errors.add(new FieldError("/systems", "too-many-systems", "不超过 " + MOST_SYSTEMS + " 个系统"));
        } else {
            for (int i = 0; i < sheet.systems().size(); i++) {
                system("/systems/" + i, sheet.systems().get(i));
            }
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < sheet.figures().size() && i <= content.questions().size(); i++) {
            figure("/figures/" + i, sheet.figures().get(i), seen);
        }
    }

    private void system(String at, SurveySystem system) {
        text(at + "/name", system.name(), 200);
        text(at + "/purpose", system.purpose(), 1_000);
        text(at + "/reason", system.reason(), 1_000);
        if (system.database() != null && !system.database().isBlank() && content.databases().stream().noneMatch(one -> one.code().equals(system.database()))) {
            errors.add(new FieldError(at + "/database", "unknown", "没有这种数据库类型"));
        }
        if (system.tables() != null && (system.tables() < 0 || system.tables() > 1_000_000)) {
            errors.add(new FieldError(at + "/tables", "out-of-range", "数据表数为 0–1 000 000"));
        }
        codes(at + "/matters", system.matters(), MATTER, "事项基本编码为 12 位数字");
        codes(at + "/resources", system.resources(), RESOURCE, "资源代码的格式不对");
    }

    private void figure(String at, SurveyFigure figure, Set<String> seen) {
        SurveyQuestion question = figure.question() == null ? null : content.find(figure.question()).filter(one -> one.counted() == null).orElse(null);
        if (question == null) {
            errors.add(new FieldError(at + "/question", "unknown", "没有这个问题"));
            return;
        }
        if (!seen.add(question.code())) {
            errors.add(new FieldError(at + "/question", "twice", "同一问题回答了两次"));
        }
        text(at + "/text", figure.text(), 200);
        if (question.kind() == SurveyQuestion.Kind.COUNT ? figure.text() != null : figure.number() != null) {
            errors.add(new FieldError(at, "wrong-kind", question.kind() == SurveyQuestion.Kind.COUNT ? "请填写数字" : "请填写文字"));
        }
        if (figure.number() != null && (figure.number() < 0 || figure.number() > MOST)) {
            errors.add(new FieldError(at + "/number", "out-of-range", "数字为 0–1 000 000 000"));
        }
    }

    private void codes(String at, List<String> codes, Pattern form, String message) {
        if (codes.size() > MOST_LINKS) {
            errors.add(new FieldError(at, "too-many-codes", "不超过 " + MOST_LINKS + " 个"));
            return;
        }
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i) == null || !form.matcher(codes.get(i)).matches()) {
                errors.add(new FieldError(at + "/" + i, "pattern", message));
            }
        }
        if (new HashSet<>(codes).size() < codes.size()) {
            errors.add(new FieldError(at, "twice", "有重复"));
        }
    }

    private void text(String at, @Nullable String text, int longest) {
        if (text == null) {
            return;
        }
        Storable.check(text, at);
        if (text.codePointCount(0, text.length()) > longest) {
            errors.add(new FieldError(at, "too-long", "不超过 " + longest + " 字"));
        }
    }

    private void complete(SurveySheet sheet, Set<String> registered) {
        if (sheet.systems().isEmpty()) {
            required("/remark", sheet.remark(), "没有业务系统的，请在备注中说明");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < sheet.systems().size(); i++) {
            SurveySystem system = sheet.systems().get(i);
            String at = "/systems/" + i;
            required(at + "/name", system.name(), "请填写系统名称");
            required(at + "/purpose", system.purpose(), "请填写系统用途");
            required(at + "/database", system.database(), "请选择数据库类型");
            if (system.tables() == null) {
                errors.add(new FieldError(at + "/tables", "required", "请填写数据表数"));
            }
            if (system.name() != null && !names.add(system.name().strip())) {
                errors.add(new FieldError(at + "/name", "twice", "系统名称重复"));
            }
            for (int j = 0; j < system.resources().size(); j++) {
                if (!registered.contains(system.resources().get(j))) {
                    errors.add(new FieldError(at + "/resources/" + j, "unknown", "本单位没有这个在用的资源"));
                }
            }
            if (system.resources().isEmpty()) {
                required(at + "/reason", system.reason(), "没有编目的，请写明原因");
            }
        }
        content.questions().stream().filter(question -> question.required() && question.counted() == null).forEach(question -> {
            boolean answered = sheet.figures().stream().anyMatch(figure -> figure.question().equals(question.code())
                    && (question.kind() == SurveyQuestion.Kind.COUNT ? figure.number() != null : figure.text() != null && !figure.text().isBlank()));
            if (!answered) {
                errors.add(new FieldError("/figures/" + question.code(), "required", "请填写" + question.name().zh()));
            }
        });
    }

    private void required(String at, @Nullable String text, String message) {
        if (text == null || text.isBlank()) {
            errors.add(new FieldError(at, "required", message));
        }
    }
}

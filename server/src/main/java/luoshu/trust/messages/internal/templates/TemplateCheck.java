package luoshu.trust.messages.internal.templates;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import luoshu.kernel.problems.FieldError;
import luoshu.kernel.texts.Text;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.TemplateContent;

/** Everything that keeps a version from being published, collected. */
final class TemplateCheck {

    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_BODY = 1_000;
    private static final String SIGNATURE = "[\\p{IsHan}A-Za-z0-9]{2,12}";

    private TemplateCheck() {
    }

    static List<FieldError> check(ShippedTemplate contract, TemplateContent content, SendingRules rules) {
        List<FieldError> errors = new ArrayList<>();
        text(contract, content.inApp().title(), "/inApp/title", LONGEST_TITLE, errors);
        text(contract, content.inApp().body(), "/inApp/body", LONGEST_BODY, errors);
        if (content.sms() != null) {
            text(contract, content.sms(), "/sms", LONGEST_BODY, errors);
        }
        if (content.mail() != null) {
            text(contract, content.mail().title(), "/mail/title", LONGEST_TITLE, errors);
            text(contract, content.mail().body(), "/mail/body", LONGEST_BODY * 10, errors);
        }
        if (content.webhook() != null) {
            text(contract, content.webhook(), "/webhook", LONGEST_BODY, errors);
        }
        missing(contract, List.of(content.inApp().title(), content.inApp().body()), "/inApp/body", errors);
        if (content.channels().contains(Message.Channel.SMS)) {
            missing(contract, List.of(content.smsOrDefault()), content.sms() == null ? "/inApp/body" : "/sms", errors);
            sms(contract, content, rules, errors);
        }
        if (content.channels().contains(Message.Channel.EMAIL)) {
            missing(contract, List.of(content.mailOrDefault().title(), content.mailOrDefault().body()), content.mail() == null ? "/inApp/body" : "/mail/body", errors);
        }
        if (!content.channels().contains(Message.Channel.IN_APP)) {
            errors.add(new FieldError("/channels", "inbox-stays", "站内消息是告知的记录，不能关闭"));
        }
        String signature = content.signature();
        if (signature != null && !signature.matches(SIGNATURE)) {
            errors.add(new FieldError("/signature", "signature", "短信签名为 2–12 个汉字、字母或数字，不含【】"));
        }
        return errors;
    }

    private static void text(ShippedTemplate contract, Text text, String pointer, int longest, List<FieldError> errors) {
        for (String words : List.of(text.zh(), text.en())) {
            if (words.length() > longest) {
                errors.add(new FieldError(pointer, "too-long", "不超过 " + longest + " 字", Map.of("limit", longest)));
            }
            Set<String> unknown = new HashSet<>(TemplateWords.variables(words));
            unknown.removeAll(contract.variables());
            unknown.forEach(name -> errors.add(new FieldError(pointer, "unknown-variable", "没有变量 {" + name + "}", Map.of("name", name))));
            if (words.replaceAll("\\{[a-zA-Z]+}", "").matches("(?s).*[{}].*")) {
                errors.add(new FieldError(pointer, "brace", "花括号只用于变量，例如 {number}"));
            }
        }
        if (!TemplateWords.variables(text.zh()).equals(TemplateWords.variables(text.en()))) {
            errors.add(new FieldError(pointer, "languages-differ", "中文和英文使用的变量不一致"));
        }
    }

    /** What the shipped words tell must be told by every version: a number left out is a message nobody can act on. */
    private static void missing(ShippedTemplate contract, List<Text> together, String pointer, List<FieldError> errors) {
        Set<String> said = new HashSet<>();
        together.forEach(text -> said.addAll(TemplateWords.variables(text.zh())));
        contract.variables().stream().sorted().filter(name -> !said.contains(name))
                .forEach(name -> errors.add(new FieldError(pointer, "missing-variable", "缺少变量 {" + name + "}", Map.of("name", name))));
    }

    private static void sms(ShippedTemplate contract, TemplateContent content, SendingRules rules, List<FieldError> errors) {
        String pointer = content.sms() == null ? "/inApp/body" : "/sms";
        Text filled = TemplateWords.fill(content.smsOrDefault(), contract.sampleValues());
        for (String words : List.of(filled.zh(), filled.en())) {
            if (words.contains("【") || words.contains("】")) {
                errors.add(new FieldError(pointer, "signature-inside", "签名【】由平台加在短信开头，正文中不能再出现"));
            }
            int segments = TemplateWords.segments(rules.signed(words, content.signature()).length(), rules.sms());
            if (segments > rules.sms().most()) {
                errors.add(new FieldError(pointer, "too-many-segments", "按样例数据需要 " + segments + " 条短信，最多 " + rules.sms().most() + " 条",
                        Map.of("segments", segments, "limit", rules.sms().most())));
            }
        }
    }
}

package luoshu.kernel.documents.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import luoshu.kernel.documents.DocumentFacts;
import luoshu.kernel.documents.DocumentRef;
import luoshu.kernel.documents.Print;
import luoshu.kernel.texts.Text;
import org.springframework.stereotype.Component;

/** Puts the facts of a document into its wording and sends it to the press. */
@Component
class Typesetting {

    private static final ZoneId HENAN = ZoneId.of("Asia/Shanghai");
    private final Wordings wordings;
    private final Press press;
    private final DocumentSettings settings;

    Typesetting(Wordings wordings, Press press, DocumentSettings settings) {
        this.wordings = wordings;
        this.press = press;
        this.settings = settings;
    }

    byte[] print(DocumentRef ref, DocumentFacts facts, String html) {
        return press.print(Wording.parse(html).fill(values(ref, facts)), ref.title().zh(), facts.organName(), ref.issuedAt(), ref.id().getLeastSignificantBits());
    }

    byte[] print(Print print) {
        return press.print(Wording.parse(print.template()).fill(print.values()), print.title(), print.author(), print.at(), print.id().getLeastSignificantBits());
    }

    /** All that a template may name. */
    private Map<String, Object> values(DocumentRef ref, DocumentFacts facts) {
        Map<String, Object> values = new HashMap<>(wordings.acts(facts.taskType()));
        facts.more().forEach((name, value) -> values.put(name, shown(value)));
        values.put("address", settings.address());
        values.put("title", ref.title().zh());
        values.put("number", ref.number());
        values.put("organName", facts.organName());
        values.put("caseNumber", facts.caseNumber());
        values.put("queryCode", facts.queryCode());
        values.put("matterName", facts.matterName());
        values.put("applicantName", facts.applicantName());
        values.put("issuedOn", chinese(LocalDate.ofInstant(ref.issuedAt(), HENAN)));
        values.put("longOrgan", facts.organName().length() > 15);
        Object says = facts.more().get("qrText");
        values.put("qr", QrPicture.of(says instanceof String text ? text : settings.address() + "?number=" + facts.caseNumber() + "&code=" + facts.queryCode()));
        return values;
    }

    private static Object shown(Object value) {
        if (value instanceof LocalDate date) {
            return chinese(date);
        }
        if (value instanceof String text && text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return chinese(LocalDate.parse(text));
        }
        if (value instanceof Text text) {
            return text.zh();
        }
        if (value instanceof Map<?, ?> text && text.size() == 2 && text.containsKey("zh") && text.containsKey("en")) {
            return String.valueOf(text.get("zh"));
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            for (Object item : list) {
                if (item instanceof Map<?, ?> map && !map.containsKey("zh")) {
                    Map<String, Object> copy = new HashMap<>();
                    map.forEach((k, v) -> copy.put(String.valueOf(k), v == null ? "" : shown(v)));
                    items.add(copy);
                } else {
                    items.add(shown(item));
                }
            }
            return items;
        }
        return value;
    }

    /** GB/T 9704: dates of issue in Arabic numerals, without leading zeros. */
    private static String chinese(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
}

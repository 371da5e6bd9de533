package luoshu.kernel.cases.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The documents a case issues. Only facts are fixed here; the page is rendered when somebody first reads it. */
@Component
class CasePapers {

    /** Kind of document: title, and the word in its number 文书字号 – {@code （豫信浉市监）食受字〔2026〕第0001号}; null: bears no number. */
    enum Kind {
        RECEIPT("receipt", new Text("收件凭证", "Receipt"), null),
        ACCEPTANCE("acceptance-notice", new Text("受理通知书", "Notice of acceptance"), "受"),
        CORRECTION("correction-notice", new Text("补正告知书", "Notice of correction"), "补"),
        REJECTION("rejection", new Text("不予受理决定书", "Decision not to accept"), "不受"),
        SPECIAL("special-procedure-notice", new Text("特别程序告知书", "Notice of a special procedure"), "特"),
        EXTENSION("extension-notice", new Text("延期告知书", "Notice of extension"), "延"),
        GRANT("grant-decision", new Text("准予决定书", "Decision to grant"), "准"),
        REFUSE("refuse-decision", new Text("不予决定书", "Decision to refuse"), "不准"),
        WITHDRAWAL("withdrawal-confirmation", new Text("撤回确认书", "Confirmation of withdrawal"), "撤"),
        LAPSE("lapse-notice", new Text("逾期未补正告知书", "Notice of lapse"), "逾"),
        TRANSFER("transfer-notice", new Text("转报告知书", "Notice of transfer"), "转"),
        DELIVERY("delivery-receipt", new Text("送达回证", "Receipt of delivery"), "送");

        final String key;
        final Text title;
        final @Nullable String word;

        Kind(String key, Text title, @Nullable String word) {
            this.key = key;
            this.title = title;
            this.word = word;
        }
    }

    private final Organs organs;
    private final Cache<String, String> words = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(10)).build();

    CasePapers(Organs organs) {
        this.organs = organs;
    }

    void issue(CaseWork work, Kind kind, Map<String, Object> more) {
        CaseFile.Identity identity = work.file.identity;
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("caseNumber", identity.number());
        facts.put("organ", identity.organ());
        facts.put("organName", identity.organName());
        facts.put("matterName", identity.matterName());
        facts.put("matterCode", identity.matterCode());
        facts.put("applicantName", identity.applicantName());
        facts.put("date", work.today);
        facts.putAll(more);
        String year = String.valueOf(work.today.getYear());
        String pattern = kind.word == null ? null
                : "（" + organWord(identity.organ()) + "）" + work.matter.definition().texts().agencyWord() + kind.word + "字〔" + year + "〕第{serial}号";
        work.documents.add(new NewDocument(kind.key, kind.title, pattern, "document/" + identity.organ() + "/" + work.matter.definition().texts().agencyWord() + "/" + kind.key, year, 4, facts));
    }

    String organWord(String organ) {
        return words.get(organ, code -> OrganCodes.parse(code).flatMap(organs::find).map(Organ::word).orElse(""));
    }

    private static final class OrganCodes {
        static java.util.Optional<OrganCode> parse(String code) {
            try {
                return java.util.Optional.of(new OrganCode(code));
            } catch (luoshu.kernel.problems.Invalid notOne) {
                return java.util.Optional.empty();
            }
        }
    }
}

package luoshu.kernel.documents;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a document says. Frozen at issue: a later change of name or telephone does not change what was told.
 *
 * @param organ         credit code of the organ that issues
 * @param organWord     机关代字, e.g. 豫信浉市监; with {@code matterWord} it opens the number
 * @param matterWord    the matter's word in the number, e.g. 食; may be empty
 * @param taskType      事项类型 01 许可, 05 给付 … 20 公共服务: chooses title and wording
 * @param applicantName as it stands in the application
 * @param more          the kind's own facts by the names {@link DocumentKind} lists: String, LocalDate, Number, Boolean, or a list of maps of these. Dates may be LocalDate
 *                      or {@code yyyy-MM-dd}. Known to every kind and optional: {@code applicantId} (masked), {@code agentName}, {@code clerkName}, {@code organAddress},
 *                      {@code consultPhone}, {@code complainPhone}
 */
public record DocumentFacts(String organ, String organName, String organWord, String matterWord, String caseNumber, String queryCode, String taskType, String matterName,
                            String applicantName, Map<String, ?> more) {

    public DocumentFacts {
        more = Map.copyOf(more);
    }

    public DocumentFacts with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> wider = new java.util.HashMap<>(more);
        wider.put(name, value);
        return new DocumentFacts(organ, organName, organWord, matterWord, caseNumber, queryCode, taskType, matterName, applicantName, wider);
    }
}

package luoshu.kernel.documents;

import java.util.Map;

/**
 * What a document says. Frozen at issue: a later change of name or telephone does not change what was told.
 *
 * @param organ         credit code of the organ that issues
 * @param taskType      事项类型 01 许可, 05 给付 … 20 公共服务: chooses what the act is called
 * @param applicantName as it stands in the application
 * @param more          the kind's own facts by the names {@link DocumentKind} lists: String, LocalDate, Number, Boolean, or a list of maps of these. Dates may be LocalDate
 *                      or {@code yyyy-MM-dd}. Known to every kind and optional: {@code submittedOn}, {@code acceptedOn}, {@code organAddress}, {@code consultPhone},
 *                      {@code complainPhone}
 */
public record DocumentFacts(String organ, String organName, String caseNumber, String queryCode, String taskType, String matterName, String applicantName, Map<String, ?> more) {

    public DocumentFacts {
        more = Map.copyOf(more);
    }
}

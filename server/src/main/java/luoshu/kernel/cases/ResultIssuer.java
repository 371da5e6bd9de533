package luoshu.kernel.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.matters.MatterResult;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** Extension point: makes the certificate or document a case ends with. Called in the transaction that issues the result, so that there is one or none. */
public interface ResultIssuer {

    /** Does this issuer make results of the matter? The first one that does is asked. */
    boolean issues(PublishedMatter matter, MatterResult result);

    /** @return the id of what was issued, by which its own module finds it */
    UUID issue(Request request);

    /** {@code number} null: the result bears none. {@code validTo} null: long-term. {@code fields}: what its face shows, values as text. */
    record Request(UUID caseId, String caseNumber, PublishedMatter matter, MatterResult result, @Nullable String number, UUID applicant, String applicantName, LocalDate validFrom,
                   @Nullable LocalDate validTo, List<Field> fields) {
    }

    record Field(Text label, String value) {
    }
}

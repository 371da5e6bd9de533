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

    /**
     * @param number    null: the result bears none
     * @param applicant who will hold it
     * @param validTo   null: long-term
     * @param fields    what its face shows
     */
    record Request(UUID caseId, String caseNumber, PublishedMatter matter, MatterResult result, @Nullable String number, Organ organ, UUID applicant, String applicantName,
                   LocalDate validFrom, @Nullable LocalDate validTo, List<Field> fields) {
    }

    /** Whose decision it is: the case's organ. */
    record Organ(String code, String name, String duty, String region, int confidentiality) {
    }

    /** {@code from}: JSON pointer into the form; {@code value} in words, as people read it. */
    record Field(Text label, String from, String value) {
    }
}

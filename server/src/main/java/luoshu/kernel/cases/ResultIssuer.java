package luoshu.kernel.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.matters.MatterResult;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** Extension point: makes the certificates or documents cases end with. Called in the transaction that issues the results, so that there is one each or none. */
public interface ResultIssuer {

    /** Does this issuer make results of the matter? The first one that does is asked. */
    boolean issues(PublishedMatter matter, MatterResult result);

    /**
     * @param requests of one matter and result, each of another case
     * @return the ids of what was issued, by which its own module finds it, in the order of the requests
     */
    List<UUID> issue(List<Request> requests);

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

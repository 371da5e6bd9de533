package luoshu.kernel.cases.internal;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import luoshu.kernel.documents.DocumentHeading;
import luoshu.kernel.documents.DocumentKind;
import luoshu.kernel.documents.Documents;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import org.springframework.stereotype.Component;

/** The documents a case issues. Facts, title and wording are fixed here; the page is rendered when somebody first reads it. */
@Component
class CasePapers {

    /** What a document says of its organ. */
    private record Letterhead(String word, Map<String, String> contact) {
    }

    private final Documents documents;
    private final Organs organs;
    private final Cache<String, Letterhead> letterheads = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(10)).build();

    CasePapers(Documents documents, Organs organs) {
        this.documents = documents;
        this.organs = organs;
    }

    /** @param more the kind's own facts, see {@link DocumentKind} */
    void issue(CaseWork work, DocumentKind kind, Map<String, ?> more) {
        CaseFile.Identity identity = work.file.identity;
        MatterDefinition definition = work.matter.definition();
        Letterhead letterhead = letterheads.get(identity.organ(), this::letterhead);
        Map<String, Object> facts = new LinkedHashMap<>(letterhead.contact);
        facts.put("submittedOn", LocalDate.ofInstant(identity.submittedAt(), CaseFiles.ZONE));
        if (work.file.course.acceptedOn != null) {
            facts.put("acceptedOn", work.file.course.acceptedOn);
        }
        facts.putAll(more);
        DocumentHeading heading = documents.heading(kind, definition.taskType(), facts);
        String year = String.valueOf(work.today.getYear());
        String agency = definition.texts().agencyWord();
        String pattern = heading.word() == null ? null : "（" + letterhead.word + "）" + agency + heading.word() + "字〔" + year + "〕第{serial}号";
        work.documents.add(new NewDocument(kind.code(), heading.title(), heading.wording(), pattern, "document/" + identity.organ() + "/" + agency + "/" + kind.code(), year, 4, facts));
    }

    String organWord(String organ) {
        return letterheads.get(organ, this::letterhead).word;
    }

    private Letterhead letterhead(String organ) {
        return OrganCode.read(organ).flatMap(organs::find).map(CasePapers::letterhead).orElse(new Letterhead("", Map.of()));
    }

    private static Letterhead letterhead(Organ organ) {
        return new Letterhead(organ.word(), Map.of("organAddress", organ.address(), "consultPhone", organ.consultPhone(), "complainPhone", organ.complainPhone()));
    }
}

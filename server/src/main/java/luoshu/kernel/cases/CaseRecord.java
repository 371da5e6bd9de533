package luoshu.kernel.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A case as it is kept: everything, unmasked. {@code closingResult}: 办结结果 0–6. {@code followUpOpen}: a promise of the applicant still waits to be checked. */
public record CaseRecord(UUID id, String number, long version, CaseState state, PublishedMatter matter, UUID applicant, String applicantKind, String applicantName,
                         CaseDossier.@Nullable Agent agent, UUID person, String personName, String channel, int confidentiality, Instant submittedAt, @Nullable LocalDate acceptedOn,
                         @Nullable Instant decidedAt, Instant endedAt, @Nullable String closingResult, String signedName, List<CaseDossier.Answer> answers, JsonNode form, List<CaseMaterial> materials,
                         List<OpinionView> opinions, List<Entry> journal, List<DocumentRef> documents, @Nullable DecisionView decision, @Nullable Delivery delivery, List<Result> results,
                         boolean followUpOpen) {

    /** A line of the journal with who acted, where and as what. */
    public record Entry(int sequence, Instant at, CaseFact event, Text title, CaseState state, @Nullable String step, @Nullable String outcome, String actorName, Text capacity,
                        @Nullable String organ, @Nullable String organName, @Nullable String opinion, Map<String, Object> detail) {
    }

    /** {@code issued}: by which the issuing module finds what was made. */
    public record Result(String code, String type, Text name, @Nullable String number, LocalDate validFrom, @Nullable LocalDate validTo, @Nullable UUID issued) {
    }
}

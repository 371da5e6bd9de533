package luoshu.kernel.cases.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.cases.CaseDossier;
import luoshu.kernel.cases.Delivery;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.matters.ApplicantKind;
import luoshu.kernel.matters.MatterRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A row of cases.draft. */
record DraftRow(UUID id, MatterRef matter, UUID applicant, ApplicantKind applicantKind, String applicantName, Applicants.Known known, UUID person, String personName, String capacity,
                CaseDossier.@Nullable Agent agent, CaseDossier.@Nullable Clerk clerk, @Nullable String clerkOrgan, String channel, Map<String, Object> answers, JsonNode form,
                Map<String, List<FileRef>> materials, List<String> deferred, @Nullable Delivery delivery, boolean commitment, long version, Instant savedAt, boolean filled) {

    DraftRow changed(Map<String, Object> answers, JsonNode form, Map<String, List<FileRef>> materials, List<String> deferred, @Nullable Delivery delivery, boolean commitment) {
        return new DraftRow(id, matter, applicant, applicantKind, applicantName, known, person, personName, capacity, agent, clerk, clerkOrgan, channel, answers, form, materials, deferred,
                delivery, commitment, version, savedAt, filled);
    }
}

package luoshu.kernel.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import luoshu.kernel.matters.MatterRef;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** What the applicant holds after handing in. {@code noticeDueAt}: last day on which a correction can still be asked for. */
public record CaseReceipt(String number, String queryCode, Instant submittedAt, MatterRef matter, String applicantName, List<MaterialCount> materials, Text nextStep,
                          @Nullable LocalDate noticeDueAt, List<DocumentRef> documents, PublicState state) {

    public record MaterialCount(Text name, int count) {
    }
}

package luoshu.trust.archives;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A destruction list 销毁清册. {@code packages} only when one list is read. {@code mayDecide}: by this official, who did not propose it. */
public record DisposalView(UUID id, DisposalState state, String organName, String reason, String proposerName, Instant proposedAt, @Nullable String deciderName, @Nullable Instant decidedAt,
                           @Nullable String opinion, int count, boolean mayDecide, List<DisposedPackage> packages) {

    /** {@code manifest}: SM3 of its signed list – what was destroyed can still be told from anything else. */
    public record DisposedPackage(UUID id, String number, String caseNumber, Text matterName, String applicantName, String retention, LocalDate keptUntil, String manifest, PackageState state) {
    }
}

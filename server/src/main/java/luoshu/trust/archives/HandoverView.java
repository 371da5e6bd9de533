package luoshu.trust.archives;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A hand-over batch 移交. {@code simulated}: the institution is part of the demonstration. {@code receipt}: its words, signed by it. {@code packages} only when one batch is read. */
public record HandoverView(UUID id, String number, HandoverState state, String organName, String institution, boolean simulated, String makerName, Instant madeAt, @Nullable Instant answeredAt,
                           @Nullable String receipt, @Nullable String verdict, int count, boolean maySend, List<HandedPackage> packages) {

    public record HandedPackage(UUID id, String number, Text matterName, String applicantName, String retention, String manifest, PackageState state) {
    }
}

package luoshu.trust.certificates.directory;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** An entry of the directory. {@code operation}: code of the national interface; {@code state}: WAITING, SENT or REJECTED; {@code remark}: why the upper platform refused it. */
public record DirectoryEntryView(UUID certificate, int sequence, String typeName, String number, String holder, String identifier, String issuer, String operation, String state,
                                 @Nullable String remark, @Nullable String receipt, @Nullable Instant answeredAt) {
}

package luoshu.data.objections.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import luoshu.data.objections.Copy;
import luoshu.data.objections.CopyOutcome;
import org.jspecify.annotations.Nullable;

/** A row of objections.copy. */
record CopyFile(UUID id, UUID objection, Copy copy, Place owner, @Nullable LocalDate due, @Nullable CopyOutcome outcome, String note, @Nullable Instant answeredAt, @Nullable String answeredBy) {
}

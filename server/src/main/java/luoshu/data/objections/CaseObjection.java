package luoshu.data.objections;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What objections say about a field of a case, for who handles it. {@code rightValue}: once corrected at the source; {@code copy}: to be answered for; {@code outcome}: once it was. */
public record CaseObjection(UUID id, String number, ObjectionState state, String pointer, String item, String providerName, String stated, String proposed, @Nullable String rightValue, @Nullable UUID copy,
                            @Nullable CopyOutcome outcome) {
}

package luoshu.kernel.cases;

import java.time.Instant;

import io.swagger.v3.oas.annotations.media.Schema;
import luoshu.kernel.calendar.Light;
import luoshu.kernel.matters.MatterRef;
import org.jspecify.annotations.Nullable;

/** A case in a list. The last three are for officials only. */
public record CaseSummary(String number, String queryCode, MatterRef matter, PublicState state, Instant stateSince, Light light, ClockView clock, String applicantName,
                          Instant submittedAt, boolean needsMe, @Nullable String organName, @Nullable String applicantIdMasked, @Nullable @Schema(allowableValues = {"ONLINE", "WINDOW", "MOBILE"}) String channel) {
}

package luoshu.data.gateway;

import java.time.Instant;

/** {@code over}: by the platform, so that only the platform resumes it. */
public record SystemSuspension(Instant at, String why, String by, boolean over) {
}

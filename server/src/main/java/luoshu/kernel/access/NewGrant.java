package luoshu.kernel.access;

import java.util.UUID;

/** What to grant. {@code organ} and {@code duty} are those of the post; {@code jurisdiction} is a 12-digit region code; {@code ceiling} 0–2. */
public record NewGrant(UUID account, UUID post, String role, String organ, String duty, String jurisdiction, int ceiling) {
}

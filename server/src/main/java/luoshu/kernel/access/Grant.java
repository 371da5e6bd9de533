package luoshu.kernel.access;

import java.util.Set;

/**
 * What one role at one post allows.
 *
 * @param organs       OWN: only objects of {@code organ}; DUTY: objects of any organ with the same line of duty in the jurisdiction; ANY: any organ in the jurisdiction
 * @param jurisdiction 12-digit region code; everything below it is included
 * @param ceiling      highest confidentiality 0–2 the holder may see
 */
public record Grant(String role, Set<String> permissions, Organs organs, String organ, String duty, String jurisdiction, int ceiling) {
    public enum Organs { OWN, DUTY, ANY }
}

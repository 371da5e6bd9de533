package luoshu.kernel.files;

import java.time.Instant;
import java.util.UUID;

/** A stored file as others see it. {@code type} is the short lower-case name ({@code pdf}); {@code preview}: a browser can show it ({@code jpg png pdf}). */
public record FileRef(UUID id, String name, String type, long size, String sha256, Instant uploadedAt, boolean preview) {
}

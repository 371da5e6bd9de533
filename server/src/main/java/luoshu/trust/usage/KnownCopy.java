package luoshu.trust.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What the register knows of a copy, for checking one.
 *
 * @param identifier of the edition it was made of
 * @param digest     SHA-256 of its file
 */
public record KnownCopy(UUID id, UUID certificate, String identifier, String purpose, String receiver, Instant madeAt, LocalDate until, String digest) {
}

package luoshu.trust.certificates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How one edition stands at a moment: what verification needs, and no personal data.
 *
 * @param state   SUPERSEDED when a later edition took its place by then
 * @param newest  the licence's newest identifier now
 * @param digest  SHA-256 of the edition's file; null for stock taken over without files
 * @param since   of the state
 * @param validTo of the edition; null: long-term
 */
public record CertificateStanding(UUID certificate, CertificateIdentifier identifier, CertificateIdentifier newest, CertificateState state, Instant since, @Nullable String digest,
                                  LocalDate validFrom, @Nullable LocalDate validTo) {
}

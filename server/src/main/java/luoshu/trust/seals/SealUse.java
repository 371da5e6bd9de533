package luoshu.trust.seals;

import org.jspecify.annotations.Nullable;

/**
 * What a seal is wanted for; the policy names the seal by it.
 *
 * @param organ      code of the organ whose seal it is
 * @param document   kind of document: {@code certificate}, {@code decision} …
 * @param matterCode matter the document comes from; null outside a case
 * @param subject    what is sealed, for the record of uses: {@code certificate:<identifier>}
 */
public record SealUse(String organ, String document, @Nullable String matterCode, String subject) {
}

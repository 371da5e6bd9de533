package luoshu.trust.usage.internal;

import java.time.Duration;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.texts.Text;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.usage.UseKind;
import org.jspecify.annotations.Nullable;

/**
 * A use about to be recorded.
 *
 * @param matter  catalogue code
 * @param unseen  for how long its holder is not told; zero: at once
 */
record NewUse(UUID id, UseKind kind, Certificate certificate, User by, @Nullable String matter, @Nullable Text matterName, @Nullable String purpose, @Nullable String basis,
              @Nullable String caseNumber, @Nullable UUID consent, Duration unseen) {

    /** Who uses it, and for which organ or party. */
    record User(String subject, String name, @Nullable UUID party, @Nullable String organ, @Nullable String organName) {

        static User of(Actor.Applicant actor) {
            return new User(actor.subject(), actor.applicantName(), actor.applicantId(), null, null);
        }

        static User of(Actor.Official official) {
            return new User(official.subject(), official.name(), null, official.organ(), official.organName());
        }
    }
}

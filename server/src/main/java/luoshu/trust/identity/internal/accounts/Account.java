package luoshu.trust.identity.internal.accounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import org.jspecify.annotations.Nullable;

/** Somebody who can sign in. {@code mobile} is in clear here and sealed in the table; {@code totp} is the sealed secret. */
public record Account(UUID id, Kind kind, @Nullable String login, String name, @Nullable String mobile, @Nullable UUID person, @Nullable String password,
                      @Nullable Instant passwordAt, boolean passwordInitial, byte @Nullable [] totp, long totpStep, boolean demo, @Nullable Instant disabledAt,
                      int version) {

    public enum Kind { CITIZEN, OFFICIAL }

    public boolean enabled() {
        return disabledAt == null;
    }

    /** Its owner, while they see to the account itself: no capacity, no grant. */
    public Actor self() {
        return kind == Kind.OFFICIAL
                ? new Actor.Official(id, name, id, "", "", "", "", null, List.of())
                : new Actor.Applicant(id, person == null ? id : person, name, 2, Actor.CapacityKind.SELF, person == null ? id : person, name, null, List.of());
    }

    /** What the audit and the screens call it. */
    public String label() {
        return login != null ? login : maskedMobile();
    }

    public String maskedMobile() {
        return mobile == null ? "" : mask(mobile);
    }

    public static String mask(String mobile) {
        return mobile.length() < 7 ? "***" : mobile.substring(0, 3) + "****" + mobile.substring(mobile.length() - 4);
    }
}

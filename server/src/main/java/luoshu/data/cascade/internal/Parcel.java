package luoshu.data.cascade.internal;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What one side says to the other, in a call as in an answer.
 *
 * @param sent         number of the speaker's last message
 * @param acknowledged number of the speaker's last message it knows the other side to have
 * @param received     number of the other side's last message the speaker has for good
 * @param letters      the speaker's messages behind {@code acknowledged}, in order, as many as fit
 * @param refusals     those of the other side's messages up to {@code received} the speaker would not have, behind what the other side said it knows
 * @param statement    the speaker's figures, now and then
 */
record Parcel(long sent, long acknowledged, long received, List<Letter> letters, List<Refused> refusals, @Nullable Stated statement) {

    static final int MOST_REFUSALS = 2_000;

    Parcel {
        letters = letters == null ? List.of() : List.copyOf(letters);
        refusals = refusals == null ? List.of() : List.copyOf(refusals);
    }

    record Refused(long number, String code, String why) {
    }

    /** {@code text}: a {@link Statement} as JSON; {@code signature}: SM2 over it, Base64. */
    record Stated(String text, String signature) {
    }
}

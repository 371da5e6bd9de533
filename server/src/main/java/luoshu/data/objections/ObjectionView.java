package luoshu.data.objections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An objection with its chain.
 *
 * @param originTitle where it was seen, in words
 * @param stated      the value objected to; empty where it is not known here
 * @param due         last day of the verification
 * @param basis       law that sets it
 * @param askable     the source can be asked again through the gateway: then a correction has to be shown by it
 * @param rightValue  what the organ says is right
 * @param finding     what it looked at, and why
 * @param proven      an answer of the source showed the right value before the correction was declared
 * @param possible    what who asks may do now
 */
public record ObjectionView(UUID id, String number, ObjectionState state, int version, String subjectName, String raisedBy, @Nullable String raiserOrganName, Instant raisedAt, ObjectionOrigin origin, String originTitle,
                            String resourceName, String item, String providerName, String stated, String proposed, String reason, @Nullable LocalDate due, boolean overdue, String basis, boolean askable,
                            @Nullable String rightValue, @Nullable LocalDate correctedOn, @Nullable String correctedWhere, @Nullable String finding, boolean proven, @Nullable Instant answeredAt,
                            @Nullable String answeredBy, @Nullable Instant endedAt, List<AskedAgain> asked, List<ObjectionCopy> copies, List<ObjectionStep> steps, List<ObjectionAct> possible) {

    /**
     * A question to the source after the objection.
     *
     * @param code   {@code ok}, that of the gateway's refusal, or {@code no-row}, {@code several-rows}, {@code no-value}
     * @param value  it answered; absent: none
     * @param use    id of its record of use
     * @param holds  the receipt is this platform's and about this answer
     */
    public record AskedAgain(Instant at, String by, String code, @Nullable String value, boolean changed, @Nullable String use, boolean holds) {
    }

    /**
     * A copy and what its owner did about it. Out of reach: without title, reference and note.
     *
     * @param outcome  absent: the owner was asked
     * @param mine     who asks may answer for it
     * @param takeable the platform writes the right value into the case when its owner says so
     */
    public record ObjectionCopy(UUID id, CopyKind kind, String ref, String place, String title, String organName, @Nullable LocalDate due, boolean overdue, @Nullable CopyOutcome outcome, String note, @Nullable Instant answeredAt,
                           @Nullable String answeredBy, boolean mine, boolean takeable) {
    }

    public record ObjectionStep(ObjectionAct act, Instant at, String name, String post, String note) {
    }

    public ObjectionView {
        asked = List.copyOf(asked);
        copies = List.copyOf(copies);
        steps = List.copyOf(steps);
        possible = List.copyOf(possible);
    }
}

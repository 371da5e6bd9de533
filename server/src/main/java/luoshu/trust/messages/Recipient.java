package luoshu.trust.messages;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import luoshu.kernel.access.Actor;

/** Whose inbox: a party's, an account's, a post's or an organ's (whoever serves there sees it). */
public record Recipient(String value) {

    public Recipient {
        if (!value.matches("(party|account|post):[0-9a-f-]{36}|organ:[0-9A-Z]{18}(\\d{2,3})?")) {
            throw new IllegalArgumentException("not a recipient: " + value);
        }
    }

    public static Recipient party(UUID id) {
        return new Recipient("party:" + id);
    }

    public static Recipient account(UUID id) {
        return new Recipient("account:" + id);
    }

    public static Recipient post(UUID id) {
        return new Recipient("post:" + id);
    }

    /** @param code an {@code OrganCode}: a sub-office's has a serial of 2–3 digits behind the 18 characters */
    public static Recipient organ(String code) {
        return new Recipient("organ:" + code);
    }

    /** The inboxes an actor reads: the party acted for; for an official the account, the post and the organ, if they have one. */
    public static List<String> of(Actor actor) {
        return switch (actor) {
            case Actor.Applicant applicant -> List.of(party(applicant.applicantId()).value());
            case Actor.Official official -> Stream.of(account(official.accountId()), post(official.postId()), official.organ().isEmpty() ? null : organ(official.organ()))
                    .filter(Objects::nonNull).map(Recipient::value).toList();
            case Actor.SystemClient _, Actor.Platform _, Actor.Visitor _ -> List.of();
        };
    }
}

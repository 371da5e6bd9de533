package luoshu.kernel.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Who acts in this request, in which capacity. Every act is recorded under {@link #subject()} and {@link #capacityText()}. */
public sealed interface Actor {

    /** Stable id for audit and journals: account id, client id or job name. */
    String subject();

    String name();

    /** The capacity in words the audit keeps, e.g. {@code SELF}, {@code HANDLER of 91410000…}, {@code OFFICIAL 综合窗口 at 1141…}. */
    String capacityText();

    /** Not signed in. */
    record Visitor() implements Actor {
        public String subject() {
            return "visitor";
        }

        public String name() {
            return "访客";
        }

        public String capacityText() {
            return "VISITOR";
        }
    }

    /**
     * A natural person acting for themselves or for somebody else.
     *
     * @param personId      the person who is signed in (party id)
     * @param applicantId   the party acted for: the same person, an enterprise, or the elder represented
     * @param authorisation the authorisation that allows it; null for SELF and LEGAL_REPRESENTATIVE
     * @param scope         catalogue codes the authorisation is limited to; empty means all
     */
    record Applicant(UUID accountId, UUID personId, String name, int realNameLevel, CapacityKind capacity, UUID applicantId, String applicantName,
                     @Nullable UUID authorisation, List<String> scope) implements Actor {
        public String subject() {
            return accountId.toString();
        }

        public String capacityText() {
            return capacity == CapacityKind.SELF ? "SELF" : capacity + " of " + applicantId;
        }
    }

    /** {@code ORGAN}: an official who asks another organ for something in the name of their own; the account is the official's, person and applicant the organ as a party. */
    enum CapacityKind { SELF, LEGAL_REPRESENTATIVE, HANDLER, AGENT, ORGAN }

    /** An official acting at one post. {@code organ} is the organ's code: its credit code (18), a sub-office's with a serial of 2–3 digits behind it. {@code administrator} is null for everybody but the three administrators. */
    record Official(UUID accountId, String name, UUID postId, String postTitle, String organ, String organName, String region, @Nullable Administrator administrator,
                    List<Grant> grants) implements Actor {
        private static final Pattern CAPACITY = Pattern.compile("OFFICIAL (.*) at [0-9A-Z]*", Pattern.DOTALL);

        public String subject() {
            return accountId.toString();
        }

        public String capacityText() {
            return "OFFICIAL " + postTitle + " at " + organ;
        }

        /** The title of the post in a {@link #capacityText()} that was kept; empty when it is no official's. */
        public static Optional<String> postTitle(String capacityText) {
            Matcher kept = CAPACITY.matcher(capacityText);
            return kept.matches() ? Optional.of(kept.group(1)) : Optional.empty();
        }
    }

    /** 三员: system, security and audit administrator. No account holds two. */
    enum Administrator { SYSTEM, SECURITY, AUDIT }

    /** Another system, authenticated by client credentials. */
    record SystemClient(String clientId, String name, List<Grant> grants) implements Actor {
        public String subject() {
            return "client:" + clientId;
        }

        public String capacityText() {
            return "SYSTEM " + clientId;
        }
    }

    /** The platform itself: timers, loaders. May do what its job needs; always audited under the job's name. */
    record Platform(String job) implements Actor {
        public String subject() {
            return "platform:" + job;
        }

        public String name() {
            return "平台";
        }

        public String capacityText() {
            return "PLATFORM " + job;
        }
    }
}

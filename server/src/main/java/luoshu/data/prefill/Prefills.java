package luoshu.data.prefill;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Actor;

/** Filling in applications, for applicants, and its proofs, for who handles the case. */
public interface Prefills {

    /** @throws luoshu.kernel.problems.NotFound unless the draft is the applicant's */
    List<PrefillOffer> offers(Actor.Applicant actor, UUID draft);

    /** To being asked about by this rule for this application. */
    PrefillOffer agree(Actor.Applicant actor, UUID draft, UUID rule);

    /** Nothing more is asked, and what was filled in counts no longer. */
    PrefillOffer withdraw(Actor.Applicant actor, UUID draft, UUID rule);

    /**
     * Asks, once, and fills in. Whatever fails is in the answer and stops nobody. Must not run in a transaction: it waits for somebody else's server.
     *
     * @throws luoshu.kernel.problems.Refused {@code prefill-no-consent}, {@code prefill-too-often}
     */
    PrefillOffer fill(Actor.Applicant actor, UUID draft, UUID rule);

    /** Of a case the official may read, without answers and receipts. */
    List<PrefillProof> ofCase(String caseNumber);

    /** Audited as a read of the applicant's data. @throws luoshu.kernel.problems.NotFound */
    PrefillProof proof(String caseNumber, UUID id);
}

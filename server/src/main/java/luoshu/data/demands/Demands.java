package luoshu.data.demands;

import java.util.List;
import java.util.UUID;

import luoshu.data.contracts.ContractTerms;
import luoshu.kernel.access.Permission;
import luoshu.kernel.cases.CorrectionAnswer;
import luoshu.kernel.cases.Draft;
import luoshu.kernel.cases.DraftChange;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** Demands of organs. What is out of reach – on neither side, or not handed in yet on the providing one – does not exist. */
public interface Demands {

    Permission READ = new Permission("demand.read");
    /** At the asking organ: begin, write, hand to the head, answer corrections, withdraw. */
    Permission MAKE = new Permission("demand.make");
    /** At the asking organ: agree for it (art. 20), never to what one wrote. */
    Permission APPROVE = new Permission("demand.approve");
    /** At the providing organ: terms and contract. */
    Permission TERMS = new Permission("demand.terms");
    /** At the providing organ, with {@link luoshu.data.contracts.Contracts#MANAGE}: puts the contract in force and supplies. */
    Permission SUPPLY = new Permission("demand.supply");

    /**
     * Begins a demand of the own organ for a resource in force; the unfinished one if there is one.
     *
     * @throws luoshu.kernel.problems.Refused {@code resource-not-shared} with its legal ground, {@code resource-own}, {@code resource-no-desk} when no matter is implemented where the resource is
     */
    DemandView open(UUID resource);

    Page<DemandRow> page(@Nullable String q, @Nullable DemandSide side, @Nullable DemandState state, PageRequest page);

    DemandView get(UUID id);

    List<DemandJournalEntry> journal(UUID id);

    /** The application as it is written. */
    Draft draft(UUID id);

    /** @param version of the draft */
    Draft save(UUID id, long version, DraftChange change);

    /**
     * {@link DemandAct#HAND_IN} to {@link DemandAct#DISCARD}, {@link DemandAct#CONCLUDE} and {@link DemandAct#SUPPLY}.
     *
     * @param note required with RETURN
     * @throws luoshu.kernel.problems.Invalid with everything that is missing, pointers as in a draft; {@code /terms/…} when the contract cannot be concluded like that
     */
    DemandView act(UUID id, DemandAct act, int version, String note);

    /** @param version of the case */
    DemandView correct(UUID id, long version, CorrectionAnswer answer);

    /** @param version of the case */
    DemandView withdraw(UUID id, long version, @Nullable String reason);

    /** What the providing organ would write into the contract; before one is concluded. */
    DemandView saveTerms(UUID id, int version, ContractTerms terms);
}

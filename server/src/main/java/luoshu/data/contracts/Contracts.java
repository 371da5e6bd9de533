package luoshu.data.contracts;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** Contracts from their conclusion to their end. What is out of reach – on neither side – does not exist. */
public interface Contracts {

    Permission READ = new Permission("contract.read");
    /** Within reach of the organ that gives the data; ending is for either side. */
    Permission MANAGE = new Permission("contract.manage");

    /**
     * A contract in DRAFT, in the transaction of the caller, who has checked that the actor decides for the organ of the resource: the decision of a demand.
     *
     * @throws luoshu.kernel.problems.Invalid  everything that is wrong with it at once, with pointers into {@link NewContract}
     * @throws luoshu.kernel.problems.NotFound without such a resource in force
     */
    Contract conclude(NewContract contract);

    /** As {@link #conclude}, for somebody who holds {@link #MANAGE} for the organ of the resource. */
    Contract draft(NewContract contract);

    /** @throws luoshu.kernel.problems.Refused {@code contract-act-not-possible}, {@code contract-resource-not-in-force}, {@code contract-period-over} */
    Contract activate(String number, int version);

    /** Art. 27: what is misused is stopped first. In effect on every node within a second. @param reason required */
    Contract suspend(String number, int version, String reason);

    /** After what it was suspended for has been rectified. @param reason required */
    Contract resume(String number, int version, String reason);

    /** For good. @param reason required */
    Contract end(String number, int version, String reason);

    /** @throws luoshu.kernel.problems.NotFound */
    Contract get(String number);

    /** Newest first. */
    List<ContractJournalEntry> journal(String number);

    /** @param role side on which the official's reach counts; absent: either */
    Page<ContractRow> list(@Nullable String q, @Nullable ContractRole role, @Nullable ContractState state, PageRequest page);

    /** Those concluded from a demand, oldest first. The caller has checked who may see the case. */
    List<Contract> ofDemand(String caseNumber);

    /** Those about a resource that are not ended. The caller has checked who may see it. */
    List<Contract> ofResource(UUID resource);
}

package luoshu.data.operation;

import java.util.List;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** 授权运营协议, from the draft to the end. What is out of reach does not exist. */
public interface Operations {

    Permission READ = new Permission("operation.read");
    /** Writes agreements of the own organ, issues statements, records disputes. */
    Permission EDIT = new Permission("operation.edit");
    /** Concludes, suspends and ends what others wrote; confirms and answers what others issued and recorded. */
    Permission APPROVE = new Permission("operation.approve");

    /** Newest first. @param q number, name, operator */
    Page<OperationRow> list(@Nullable String q, @Nullable OperationState state, PageRequest page);

    /** @throws luoshu.kernel.problems.NotFound */
    OperationAgreement get(String number);

    /** Newest first. */
    List<OperationJournalEntry> journal(String number);

    /** @throws luoshu.kernel.problems.Invalid everything that is wrong with it, at once, with pointers into {@link OperationDraft} */
    OperationAgreement create(OperationDraft draft);

    /** @throws luoshu.kernel.problems.Refused {@code operation-act-not-possible} unless it is a draft */
    OperationAgreement save(String number, int version, OperationDraft draft);

    /**
     * While an agreement is concluded and not in force, its systems are suspended at the gateway; beginning and resuming let them ask again.
     *
     * @param reason required to suspend, resume and end
     * @throws luoshu.kernel.problems.Refused {@code operation-act-not-possible}; {@code operation-own-draft}: concluded by another than who wrote it; {@code operation-not-registered}: data that are not in the register;
     *                                        {@code operation-contract-not-active}; {@code operation-system-taken}; {@code operation-not-yet}, {@code operation-period-over}
     */
    OperationAgreement act(String number, OperationAct act, int version, String reason);
}

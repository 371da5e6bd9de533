package luoshu.data.contracts;

import java.util.Optional;

/** For who keeps to contracts on a busy path: no statement per call, and no node is behind a change for more than a second. */
public interface ActiveContracts {

    /** In whatever state it is; empty: there never was one. Its period is for the caller to check: {@link Contract#within}. */
    Optional<Contract> find(String number);

    /** What {@link #find} would say, if it says so without a statement; empty: it has to be asked. For who must not wait. */
    Optional<Contract> atHand(String number);

    /** A value as it may leave under the contract; empty: it may not. */
    Optional<String> masked(Contract contract, ContractItem item, String value);
}

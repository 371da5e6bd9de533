package luoshu.data.contracts;

/** Only an ACTIVE contract gives anything to anybody. */
public enum ContractState { DRAFT, ACTIVE, SUSPENDED, ENDED }

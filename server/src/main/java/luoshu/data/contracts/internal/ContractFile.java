package luoshu.data.contracts.internal;

import luoshu.data.contracts.Contract;
import luoshu.kernel.access.Subject;

/** A contract with where its two sides stand for permissions. */
record ContractFile(Contract contract, Subject provider, Subject asker) {
}

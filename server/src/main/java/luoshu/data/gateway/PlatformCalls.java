package luoshu.data.gateway;

import java.util.List;

/**
 * The platform itself asks, on behalf of an organ: signed with a key it keeps for the organ, through the same admission, pace, record of use and receipt as any other system. The organ sees the system and its key among
 * its own; once it has revoked the key, the platform asks nothing more for it.
 */
public interface PlatformCalls {

    /** Never throws for what is wrong with provider, contract or platform: the answer says it. Must not run in a transaction: it waits for somebody else's server. */
    PlatformAnswer ask(PlatformQuestion question);

    /** Operations that give the resource of a contract, of services of its provider. Who may see the contract is the caller's business; empty without such a contract. */
    List<ServiceOperation> operations(String contract);

    /** Whether the receipt is this platform's and about this answer. */
    boolean holds(String receipt, byte[] answer);
}

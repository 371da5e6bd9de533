/**
 * The evidence log 河南链: an RFC 9162 Merkle tree over acts, published as C2SP tiles and signed checkpoints, so that anybody can check later that an act stood there and nothing
 * was changed since. One node sequences at a time; many writers share one commit. Writers wait for durable sequencing, not for signing; a checkpoint follows within seconds. A leaf
 * holds kind, time, organ and a salted digest, never personal data: the salt and the words stay with the act's own record, for its holder to show. Where what is stored does not
 * continue what was signed, nothing is signed any more.
 */
@ApplicationModule(displayName = "trust · ledger")
@NullMarked
package luoshu.trust.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

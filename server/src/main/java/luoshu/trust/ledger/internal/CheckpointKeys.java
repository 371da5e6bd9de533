package luoshu.trust.ledger.internal;

import java.util.List;

/** The keys checkpoints are signed with now: Ed25519 first, then SM2. */
interface CheckpointKeys {

    List<NoteKey> current();
}

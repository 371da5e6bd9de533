package luoshu.trust.ledger.internal;

import java.util.List;

import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.SigningKeys;
import org.springframework.stereotype.Component;

/** The platform's keys for checkpoints. */
@Component
class OwnCheckpointKeys implements CheckpointKeys {

    private final SigningKeys keys;

    OwnCheckpointKeys(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<NoteKey> current() {
        SigningKey sm2 = keys.current(KeyPurpose.CHECKPOINT_SM2);
        SigningKey ed25519 = keys.current(KeyPurpose.CHECKPOINT_ED25519);
        return List.of(new NoteKey(NoteKey.ED25519, ed25519.publicKey(), ed25519::sign), new NoteKey(NoteKey.SM2, sm2.publicKey(), NoteKey.plain(sm2::sign)));
    }
}

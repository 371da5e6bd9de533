package luoshu.trust.identity.internal.signin;

import java.util.List;
import java.util.stream.Collectors;

import luoshu.trust.identity.internal.accounts.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/** The passkeys of one account in the framework's form: nobody else's can be seen or used through it. */
final class PasskeyStore implements UserCredentialRepository {

    private final PasskeyQueries queries;
    private final Account account;

    PasskeyStore(PasskeyQueries queries, Account account) {
        this.queries = queries;
        this.account = account;
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void save(CredentialRecord record) {
        byte[] id = record.getCredentialId().getBytes();
        PasskeyQueries.Stored stored = new PasskeyQueries.Stored(record.getCredentialId().toBase64UrlString(),
                new Bytes(record.getPublicKey().getBytes()).toBase64UrlString(), text(record.getAttestationObject()), text(record.getAttestationClientDataJSON()),
                record.getSignatureCount(), record.isUvInitialized(), record.isBackupEligible(), record.isBackupState(),
                record.getTransports().stream().map(AuthenticatorTransport::getValue).toList());
        boolean known = queries.find(account.id(), id).isPresent();
        if (!(known ? queries.used(account.id(), id, stored) : queries.add(account.id(), id, record.getLabel(), stored))) {
            throw new IllegalArgumentException(known ? "the signature counter did not grow" : "the passkey belongs to another account");
        }
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return queries.find(account.id(), id.getBytes()).map(this::record).orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes user) {
        return queries.listOf(account.id()).stream().map(this::record).toList();
    }

    private static String text(@Nullable Bytes bytes) {
        return bytes == null ? "" : bytes.toBase64UrlString();
    }

    private CredentialRecord record(PasskeyQueries.Stored stored) {
        return ImmutableCredentialRecord.builder().userEntityUserId(Passkeys.id(account)).credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(stored.id())).publicKey(new ImmutablePublicKeyCose(Bytes.fromBase64(stored.publicKey()).getBytes()))
                .attestationObject(Bytes.fromBase64(stored.attestation())).attestationClientDataJSON(Bytes.fromBase64(stored.clientData()))
                .signatureCount(stored.count()).uvInitialized(stored.verified()).backupEligible(stored.backupEligible()).backupState(stored.backedUp())
                .transports(stored.transports().stream().map(AuthenticatorTransport::valueOf).collect(Collectors.toSet())).label("通行密钥").build();
    }

    PublicKeyCredentialUserEntityRepository users() {
        PublicKeyCredentialUserEntity me = ImmutablePublicKeyCredentialUserEntity.builder().id(Passkeys.id(account)).name(String.valueOf(account.login())).displayName(account.name()).build();
        return new PublicKeyCredentialUserEntityRepository() {
            @Override
            public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
                return id.equals(me.getId()) ? me : null;
            }

            @Override
            public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
                return name.equals(me.getName()) ? me : null;
            }

            @Override
            public void save(PublicKeyCredentialUserEntity user) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void delete(Bytes id) {
                throw new UnsupportedOperationException();
            }
        };
    }
}

package luoshu.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Co-signs only what continues the last checkpoint it co-signed (C2SP tlog-cosignature). The key file holds the verifier key and the private key, a line each; the state file is the
 * last co-signed checkpoint, kept before anybody sees the signature. One state file belongs to one log.
 */
final class Witness {

    private final VerifierKey own;
    private final PrivateKey secret;
    private final Path state;

    private Witness(VerifierKey own, PrivateKey secret, Path state) {
        this.own = own;
        this.secret = secret;
        this.state = state;
    }

    static VerifierKey generate(String name, Path file) throws IOException, GeneralSecurityException {
        if (name.matches("(?s).*[\\s+].*") || name.isEmpty()) {
            throw new Wrong("a witness's name is a word without spaces and plus signs");
        }
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] der = pair.getPublic().getEncoded();
        VerifierKey key = VerifierKey.of(name, VerifierKey.COSIGNATURE, Arrays.copyOfRange(der, der.length - 32, der.length));
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, key.text() + "\n" + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n");
        return key;
    }

    static Witness open(Path keys, Path state) throws IOException, GeneralSecurityException {
        List<String> lines = Files.readAllLines(keys);
        return new Witness(VerifierKey.parse(lines.getFirst()), KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))), state);
    }

    /** @return the checkpoint with this witness's line */
    String cosign(Source log, List<VerifierKey> keys) throws IOException, GeneralSecurityException {
        String note = log.checkpoint();
        Checkpoint young = Checkpoint.parse(note);
        young.signedBy(keys);
        if (Files.exists(state)) {
            Checkpoint old = Checkpoint.parse(Files.readString(state));
            old.signedBy(List.of(own));
            Growth.verify(log, old, young);
        }
        long now = Instant.now().getEpochSecond();
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(secret);
        signature.update(VerifierKey.cosigned(now, young.text()).getBytes(StandardCharsets.UTF_8));
        byte[] line = ByteBuffer.allocate(76).put(own.id()).putLong(now).put(signature.sign()).array();
        String cosigned = note + "— " + own.name() + " " + Base64.getEncoder().encodeToString(line) + "\n";
        keep(cosigned);
        return cosigned;
    }

    private void keep(String cosigned) throws IOException {
        Path fresh = state.resolveSibling(state.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (ByteBuffer bytes = StandardCharsets.UTF_8.encode(cosigned); bytes.hasRemaining(); ) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, state, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

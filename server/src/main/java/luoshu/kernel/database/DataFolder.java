package luoshu.kernel.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The one folder on disk that matters on a single node: database, files, keys. {@code luoshu.data}, default {@code ./data}. */
@ConfigurationProperties("luoshu")
public record DataFolder(Path data) {

    private static final int MASTER_KEY = 32;

    public DataFolder {
        data = data.toAbsolutePath().normalize();
    }

    public Path resolve(String name) {
        return data.resolve(name);
    }

    /** A random secret of {@code bytes} bytes kept in {@code keys/<name>}, made on first use, readable by the owner only; base64url text. */
    public synchronized String secret(String name, int bytes) {
        try {
            Path file = data.resolve("keys").resolve(name);
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                byte[] random = new byte[bytes];
                new SecureRandom().nextBytes(random);
                Path fresh = Files.createTempFile(file.getParent(), name, ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
                Files.move(fresh, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the secret " + name + " in " + data, e);
        }
    }

    /** The 32 bytes of {@code luoshu.secrets.key} (base64url, the same on every node) or, where nothing is configured, of the secret kept as {@code name}. */
    public byte[] masterKey(String configured, String name) {
        byte[] key = Base64.getUrlDecoder().decode(configured.isBlank() ? secret(name, MASTER_KEY) : configured);
        if (key.length != MASTER_KEY) {
            throw new IllegalStateException("luoshu.secrets.key must be " + MASTER_KEY + " bytes in base64url");
        }
        return key;
    }
}

package luoshu.trust.archives.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import luoshu.trust.archives.ArchiveInstitution;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/**
 * An institution that shares folders with us, or a disk that is carried there. A batch appears in {@code outgoing} whole or not at all: packages, the signed list, and {@code manifest.txt} with SHA-256, size and
 * path of every file. The answer is {@code receipts/<batch>/receipt.txt} with {@code receipt.sig} (base64) and {@code receipt.pem} beside it.
 */
@Component
@ConditionalOnExpression("'${luoshu.archives.institution.url:}'.isEmpty() and !'${luoshu.archives.institution.folder:}'.isEmpty()")
class FolderInstitution implements ArchiveInstitution {

    private static final int LONGEST = 1 << 20;
    private final InstitutionSettings settings;
    private final Path folder;

    FolderInstitution(InstitutionSettings settings) {
        this.settings = settings;
        this.folder = Objects.requireNonNull(settings.folder());
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public Optional<Receipt> receive(Transfer transfer) throws IOException {
        Path batch = folder.resolve("outgoing").resolve(plain(transfer.batch()));
        if (!Files.isDirectory(batch)) {
            Path part = batch.resolveSibling(batch.getFileName() + ".part");
            Files.createDirectories(part.resolve("packages"));
            List<String> manifest = new ArrayList<>();
            for (Item item : transfer.items()) {
                String path = "packages/" + plain(item.number()) + ".zip";
                try (InputStream in = item.content().open()) {
                    Files.copy(in, part.resolve(path), StandardCopyOption.REPLACE_EXISTING);
                }
                manifest.add(line(part, path));
            }
            write(part, "list.xml", transfer.list(), manifest);
            write(part, "list.sig", Base64.getEncoder().encode(transfer.signature()), manifest);
            write(part, "list.pem", transfer.certificates(), manifest);
            Files.writeString(part.resolve("manifest.txt"), String.join("\n", manifest) + "\n");
            Files.move(part, batch, StandardCopyOption.ATOMIC_MOVE);
        }
        return answer(transfer.batch());
    }

    @Override
    public Optional<Receipt> answer(String batch) throws IOException {
        Path answer = folder.resolve("receipts").resolve(plain(batch));
        Path words = answer.resolve("receipt.txt");
        Path signature = answer.resolve("receipt.sig");
        Path certificates = answer.resolve("receipt.pem");
        if (!Files.isRegularFile(words) || !Files.isRegularFile(signature) || !Files.isRegularFile(certificates)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Receipt(read(words), Base64.getMimeDecoder().decode(read(signature)), read(certificates)));
        } catch (IllegalArgumentException notBase64) {
            throw new IOException("receipt.sig is not base64", notBase64);
        }
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException(file.getFileName() + " is too long for a receipt");
        }
        return Files.readAllBytes(file);
    }

    private static void write(Path part, String name, byte[] content, List<String> manifest) throws IOException {
        Files.write(part.resolve(name), content);
        manifest.add(line(part, name));
    }

    private static String line(Path part, String path) throws IOException {
        Path file = part.resolve(path);
        try (InputStream in = Files.newInputStream(file)) {
            java.security.MessageDigest sha = java.security.MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[65536];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(sha.digest()) + " " + Files.size(file) + " " + path;
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Nothing in a number leads out of the folder. */
    private static String plain(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}·_-]", "_");
        if (plain.isEmpty() || plain.getBytes(StandardCharsets.UTF_8).length > 200) {
            throw new IllegalArgumentException("not the name of a batch or package");
        }
        return plain;
    }
}

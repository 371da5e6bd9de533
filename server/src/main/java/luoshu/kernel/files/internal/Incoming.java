package luoshu.kernel.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

import luoshu.kernel.files.FileRefused;
import luoshu.kernel.files.FileRefused.Reason;

/** The folder where contents wait while they are checked; on the same file system as the store, so that keeping one is a rename. */
final class Incoming {

    /** What comes in ended before its end: no fault of the storage. */
    static final class Broken extends IOException {
        Broken(IOException cause) {
            super(cause.toString(), cause);
        }
    }

    private final Path folder;

    Incoming(Path folder) {
        this.folder = folder;
    }

    /** Streams to a new file, refusing as soon as the limit is passed. @throws Broken when {@code content} cannot be read */
    Path write(InputStream content, long maxBytes) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "in", ".part");
        boolean kept = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[65536];
            long size = 0;
            for (int n = read(content, buffer); n >= 0; n = read(content, buffer)) {
                size += n;
                if (size > maxBytes) {
                    throw new FileRefused(Reason.TOO_LARGE, Map.of("maxMegabytes", maxBytes >> 20));
                }
                out.write(buffer, 0, n);
            }
            if (size == 0) {
                throw new FileRefused(Reason.EMPTY);
            }
            kept = true;
            return file;
        } finally {
            if (!kept) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static int read(InputStream content, byte[] buffer) throws Broken {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            throw new Broken(e);
        }
    }

    static String sha256(Path file) throws IOException {
        MessageDigest sha = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[65536];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Removes what a killed process left behind. */
    void sweep(Instant olderThan) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(olderThan)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package luoshu.kernel.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The data folder: fan-out by the first four hex digits (65 536 folders carry tens of millions of files), written beside, synced, renamed. */
final class DiskStore implements ContentStore {

    private final Path root;

    DiskStore(Path root) {
        this.root = root;
    }

    @Override
    public void put(String sha256, Path source) throws IOException {
        Path target = root.resolve(ContentStore.key(sha256));
        Files.createDirectories(target.getParent());
        try (FileChannel channel = FileChannel.open(source, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        for (Path folder = target.getParent(); folder != null && !folder.equals(root.getParent()); folder = folder.getParent()) {
            sync(folder);
        }
    }

    /** A rename survives a power cut only once its folder is on disk too. */
    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public boolean has(String sha256) {
        return Files.exists(root.resolve(ContentStore.key(sha256)));
    }

    @Override
    public InputStream open(String sha256, long offset) throws IOException {
        FileChannel channel = FileChannel.open(root.resolve(ContentStore.key(sha256)));
        channel.position(offset);
        return Channels.newInputStream(channel);
    }

    @Override
    public void remove(String sha256) throws IOException {
        try {
            Files.delete(root.resolve(ContentStore.key(sha256)));
        } catch (NoSuchFileException gone) {
            // Removing twice happens when the database went away after the first removal.
        }
    }
}

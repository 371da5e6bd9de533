package luoshu.trust.ledger.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A log as a folder of tiles, as somebody who holds the operator's disks and keys can make one. */
final class PublishedLog {

    static final String ORIGIN = "log.test/henan";

    private PublishedLog() {
    }

    static List<String> verifierKeys(CheckpointKeys keys) {
        return keys.current().stream().map(key -> key.verifierKey(ORIGIN)).toList();
    }

    static List<byte[]> entries(int count) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(("{\"v\":1,\"kind\":\"case-accepted\",\"number\":" + i + "}").getBytes(StandardCharsets.UTF_8));
        }
        return entries;
    }

    static Path write(List<byte[]> entries, CheckpointKeys keys) {
        Path folder = OwnLog.folder();
        TreeEdge edge = TreeEdge.empty();
        List<ByteArrayOutputStream> levels = new ArrayList<>();
        entries.forEach(entry -> edge.append(Merkle.leaf(entry), (height, place, hash) -> {
            if (height % 8 == 0) {
                while (levels.size() <= height / 8) {
                    levels.add(new ByteArrayOutputStream());
                }
                levels.get(height / 8).writeBytes(hash);
            }
        }));
        for (int level = 0; level < levels.size(); level++) {
            byte[] all = levels.get(level).toByteArray();
            for (int from = 0; from < all.length; from += 8192) {
                put(folder, String.valueOf(level), from / 8192, java.util.Arrays.copyOfRange(all, from, Math.min(all.length, from + 8192)), Math.min(256, (all.length - from) / 32));
            }
        }
        for (int from = 0; from < entries.size(); from += 256) {
            List<byte[]> bundle = entries.subList(from, Math.min(entries.size(), from + 256));
            put(folder, "entries", from / 256, bundle(bundle), bundle.size());
        }
        file(folder.resolve("checkpoint"), Checkpoint.sign(ORIGIN, edge.size(), edge.root(), keys.current()).note().getBytes(StandardCharsets.UTF_8));
        return folder;
    }

    /** Entries of one bundle, its name on the disk unchanged. */
    static void put(Path folder, String level, int place, byte[] bytes, int width) {
        file(folder.resolve("tile/" + level + "/%03d".formatted(place) + (width == 256 ? "" : ".p/" + width)), bytes);
    }

    static byte[] bundle(List<byte[]> entries) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            bundle.write(entry.length >> 8);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }

    private static void file(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

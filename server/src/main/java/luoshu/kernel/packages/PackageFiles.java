package luoshu.kernel.packages;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The files of one package by relative path. At most {@value #MOST_FILES} files, {@value #LARGEST_FILE} bytes each, {@value #LARGEST} together, whatever the archive
 * claims; paths are plain ({@code a-z 0-9 . _ -}, two folders deep), so nothing can point outside; links are refused.
 */
public final class PackageFiles {

    public static final int MOST_FILES = 60;
    public static final int LARGEST_FILE = 1024 * 1024;
    public static final int LARGEST = 4 * 1024 * 1024;
    private static final String PATH = "([A-Za-z0-9_-][A-Za-z0-9._-]{0,79}/){0,2}[A-Za-z0-9_-][A-Za-z0-9._-]{0,79}";
    // A zip remembers times; a fixed one makes equal content equal bytes.
    private static final long ZIP_TIME = 315_532_800_000L;

    private final SortedMap<String, byte[]> files;

    private PackageFiles(SortedMap<String, byte[]> files) {
        this.files = Collections.unmodifiableSortedMap(files);
    }

    public static PackageFiles of(Map<String, byte[]> files) {
        Gathering gathering = new Gathering();
        files.forEach((path, bytes) -> gathering.add(path, new ByteArrayInputStream(bytes)));
        return gathering.done();
    }

    public static PackageFiles ofFolder(Path folder) {
        Gathering gathering = new Gathering();
        try (Stream<Path> walk = Files.walk(folder, 4)) {
            for (Path file : (Iterable<Path>) walk.sorted()::iterator) {
                if (Files.isSymbolicLink(file)) {
                    throw new PackageRefused("package-link", "a package holds no links: " + folder.relativize(file));
                }
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                        gathering.add(folder.relativize(file).toString().replace('\\', '/'), in);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return gathering.done();
    }

    /** A zip whose files lie at its root or all in one folder. */
    public static PackageFiles ofZip(byte[] zip) {
        Gathering gathering = new Gathering();
        try (ZipFile archive = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(zip)).get()) {
            String root = commonFolder(archive);
            for (Enumeration<ZipArchiveEntry> entries = archive.getEntriesInPhysicalOrder(); entries.hasMoreElements();) {
                ZipArchiveEntry entry = entries.nextElement();
                if (entry.isUnixSymlink()) {
                    throw new PackageRefused("package-link", "a package holds no links: " + entry.getName());
                }
                if (!entry.isDirectory()) {
                    try (InputStream in = archive.getInputStream(entry)) {
                        gathering.add(entry.getName().startsWith(root) ? entry.getName().substring(root.length()) : entry.getName(), in);
                    }
                }
            }
        } catch (IOException | IllegalArgumentException notZip) {
            throw new PackageRefused("package-unreadable", "not a readable zip: " + notZip.getMessage());
        }
        return gathering.done();
    }

    private static String commonFolder(ZipFile archive) {
        String common = null;
        for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
            int slash = entry.getName().indexOf('/');
            String first = slash < 0 ? "" : entry.getName().substring(0, slash + 1);
            if (common != null && !common.equals(first)) {
                return "";
            }
            common = first;
        }
        return common == null ? "" : common;
    }

    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    public Optional<byte[]> find(String path) {
        return Optional.ofNullable(files.get(path)).map(byte[]::clone);
    }

    /** The file as UTF-8 text (a byte order mark is dropped); empty when there is none. */
    public Optional<String> findText(String path) {
        return Optional.ofNullable(files.get(path)).map(bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        });
    }

    /** This package with one file replaced or added. */
    public PackageFiles with(String path, byte[] content) {
        SortedMap<String, byte[]> changed = new TreeMap<>(files);
        changed.put(path, content);
        return of(changed);
    }

    /** SHA-256 over paths and contents, hexadecimal: equal content, equal hash, however it came. */
    public String hash() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            files.forEach((path, bytes) -> {
                byte[] name = path.getBytes(StandardCharsets.UTF_8);
                sha.update(ByteBuffer.allocate(8).putInt(name.length).putInt(bytes.length).array());
                sha.update(name);
                sha.update(bytes);
            });
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same package, the same bytes, each time. */
    public byte[] toZip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(ZIP_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static final class Gathering {
        private final SortedMap<String, byte[]> files = new TreeMap<>();
        private int total;

        void add(String path, InputStream in) {
            if (!path.matches(PATH) || path.contains("..")) {
                throw new PackageRefused("package-path", "a package holds plain relative paths only, not " + path.substring(0, Math.min(100, path.length())));
            }
            if (files.size() >= MOST_FILES) {
                throw new PackageRefused("package-too-large", "a package holds at most " + MOST_FILES + " files");
            }
            byte[] bytes;
            try {
                bytes = in.readNBytes(LARGEST_FILE + 1);
            } catch (IOException damaged) {
                throw new PackageRefused("package-unreadable", path + " cannot be read: " + damaged.getMessage());
            }
            total += bytes.length;
            if (bytes.length > LARGEST_FILE || total > LARGEST) {
                throw new PackageRefused("package-too-large", path + " makes the package larger than allowed");
            }
            if (files.put(path, bytes) != null) {
                throw new PackageRefused("package-path", path + " is there twice");
            }
        }

        PackageFiles done() {
            if (files.isEmpty()) {
                throw new PackageRefused("package-unreadable", "the package is empty");
            }
            return new PackageFiles(files);
        }
    }
}

package luoshu.kernel.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;

import luoshu.kernel.files.FileRefused;
import luoshu.kernel.files.FileRefused.Reason;
import luoshu.kernel.files.FileType;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks into a zip and the formats built on it before anybody unpacks them: every entry is inflated once, into nothing, against one budget. Refused: paths that leave the
 * folder, links, passwords, overlapping or doubled entries (the small bombs), archives in archives, programs, macros, remote templates, document types and entities.
 */
final class ArchiveCheck {

    private static final Set<String> PROGRAMS = Set.of("exe", "dll", "com", "scr", "msi", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "wsf", "hta", "sh", "jar", "lnk", "html", "htm", "svg", "apk", "docm", "xlsm");
    private static final Set<String> ARCHIVES = Set.of("zip", "rar", "7z", "gz", "tgz", "tar", "bz2", "xz", "cab", "iso", "arj", "lzh");
    private static final int DEEPEST = 2;
    private final Budget budget;

    ArchiveCheck(Budget budget) {
        this.budget = budget;
    }

    /** Answers what the archive is: ZIP, DOCX, XLSX or OFD. */
    FileType check(Path file) throws IOException {
        return check(file, 0);
    }

    private FileType check(Path file, int depth) throws IOException {
        ZipEnds.check(file);
        try (ZipFile zip = ZipFile.builder().setPath(file).setIgnoreLocalFileHeader(false).get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            checkLayout(entries, Files.size(file));
            FileType type = typeOf(entries);
            for (ZipArchiveEntry entry : entries) {
                budget.spendEntry();
                checkName(entry);
                if (entry.isUnixSymlink() || entry.getGeneralPurposeBit().usesEncryption()) {
                    throw new FileRefused(entry.isUnixSymlink() ? Reason.ARCHIVE_UNSAFE : Reason.ENCRYPTED);
                }
                if (!entry.isDirectory()) {
                    checkKind(entry, type);
                    inflate(zip, entry, type, depth);
                }
            }
            return type;
        } catch (ZipException | IllegalArgumentException damaged) {
            throw new FileRefused(Reason.DAMAGED);
        }
    }

    private void checkLayout(List<ZipArchiveEntry> entries, long size) {
        if (entries.isEmpty()) {
            throw new FileRefused(Reason.EMPTY);
        }
        Set<String> names = new HashSet<>();
        List<ZipArchiveEntry> ordered = new ArrayList<>(entries);
        ordered.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        long free = 0;
        for (ZipArchiveEntry entry : ordered) {
            budget.checkTime();
            if (!names.add(entry.getName().toLowerCase(Locale.ROOT))) {
                throw new FileRefused(Reason.ARCHIVE_UNSAFE, Map.of("entry", shown(entry.getName())));
            }
            if (entry.getLocalHeaderOffset() < free || entry.getDataOffset() + entry.getCompressedSize() > size || entry.getCompressedSize() < 0) {
                throw new FileRefused(Reason.ARCHIVE_UNSAFE);
            }
            free = entry.getDataOffset() + entry.getCompressedSize();
        }
    }

    private static FileType typeOf(List<ZipArchiveEntry> entries) {
        Set<String> names = new HashSet<>();
        entries.forEach(entry -> names.add(entry.getName()));
        if (names.contains("[Content_Types].xml")) {
            if (names.contains("word/document.xml")) {
                return FileType.DOCX;
            }
            if (names.contains("xl/workbook.xml")) {
                return FileType.XLSX;
            }
        }
        return names.contains("OFD.xml") ? FileType.OFD : FileType.ZIP;
    }

    private static void checkName(ZipArchiveEntry entry) {
        String name = entry.getName();
        boolean leaves = name.startsWith("/") || name.contains("\\") || name.contains(":") || name.indexOf('\0') >= 0 || name.length() > 400;
        for (String part : name.split("/", -1)) {
            leaves |= part.equals("..") || part.equals(".");
        }
        if (leaves || name.isBlank()) {
            throw new FileRefused(Reason.ARCHIVE_UNSAFE, Map.of("entry", shown(name)));
        }
    }

    private static void checkKind(ZipArchiveEntry entry, FileType type) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        if (PROGRAMS.contains(extension) || name.endsWith("vbaproject.bin") || name.contains("/activex/") || name.endsWith("oleobject1.bin") && type != FileType.ZIP) {
            throw new FileRefused(Reason.ACTIVE_CONTENT, Map.of("entry", shown(entry.getName())));
        }
        if (ARCHIVES.contains(extension)) {
            throw new FileRefused(Reason.ARCHIVE_NESTED, Map.of("entry", shown(entry.getName())));
        }
    }

    private void inflate(ZipFile zip, ZipArchiveEntry entry, FileType type, int depth) throws IOException {
        EntryWatch watch = new EntryWatch(type, entry.getName());
        byte[] buffer = new byte[65536];
        Path nested = null;
        OutputStream copy = null;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.readNBytes(buffer, 0, buffer.length); n > 0; n = in.readNBytes(buffer, 0, buffer.length)) {
                budget.spendBytes(n);
                watch.feed(buffer, n);
                if (watch.archive() && nested == null) {
                    nested = nestedFile(entry, depth);
                    copy = Files.newOutputStream(nested);
                }
                if (copy != null) {
                    copy.write(buffer, 0, n);
                }
            }
            watch.finish();
            if (copy != null) {
                copy.close();
                if (check(nested, depth + 1) == FileType.ZIP) {
                    throw new FileRefused(Reason.ARCHIVE_NESTED, Map.of("entry", shown(entry.getName())));
                }
            }
        } finally {
            if (copy != null) {
                copy.close();
                Files.deleteIfExists(nested);
            }
        }
    }

    /** An office document inside is looked into in its turn; anything else that is an archive is refused. */
    private static Path nestedFile(ZipArchiveEntry entry, int depth) throws IOException {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (depth + 1 >= DEEPEST || !(name.endsWith(".docx") || name.endsWith(".xlsx") || name.endsWith(".ofd"))) {
            throw new FileRefused(Reason.ARCHIVE_NESTED, Map.of("entry", shown(entry.getName())));
        }
        return Files.createTempFile("luoshu-nested", ".zip");
    }

    private static String shown(String name) {
        String clean = name.replaceAll("\\p{Cntrl}", "�");
        return clean.length() > 100 ? clean.substring(0, 100) + "…" : clean;
    }
}

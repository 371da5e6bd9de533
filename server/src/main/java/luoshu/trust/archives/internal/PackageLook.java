package luoshu.trust.archives.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import luoshu.kernel.files.FileInspection;
import luoshu.kernel.files.FileRefused;
import luoshu.kernel.files.FileType;
import luoshu.trust.archives.internal.Layout.Entry;
import luoshu.trust.layout.Xml;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at a package with everything the items of the checks ask, in one pass over its bytes; memory does not grow with it. */
@Component
class PackageLook {

    private static final int LARGEST_TEXT = 8 << 20;
    /** What can still be said when the container cannot be opened. */
    private static final Set<String> WITHOUT_CONTAINER = Set.of("unchanged", "unique", "traceable", "structure", "readable");
    private final ArchiveContent content;
    private final FixityLook fixity;
    private final FileInspection inspection;

    PackageLook(ArchiveContent content, FixityLook fixity, FileInspection inspection) {
        this.content = content;
        this.fixity = fixity;
        this.inspection = inspection;
    }

    Findings look(Path file, Registered registered) throws IOException {
        Findings findings = new Findings();
        if (!registered.once()) {
            findings.add("unique", "registered-twice", registered.number());
        }
        if (!registered.traceable()) {
            findings.add("traceable", "journal-incomplete", registered.number());
        }
        if (registered.sha256() != null && !registered.sha256().equals(sha256(file))) {
            findings.add("unchanged", "bytes-not-the-filed-ones", registered.number());
        }
        try (Layout layout = Layout.read(file, findings)) {
            if (layout.broken()) {
                notExamined(findings);
            } else {
                inside(layout, registered, findings);
            }
        }
        return findings;
    }

    /** Nothing could be looked at: that is no reason to call it good. */
    static void notExamined(Findings findings) {
        Findings.CHECKS.stream().filter(check -> !WITHOUT_CONTAINER.contains(check)).forEach(check -> findings.add(check, "not-examined", "ZIP"));
    }

    /** The file is gone from the storage. */
    Findings missing(Registered registered) {
        Findings findings = new Findings();
        findings.add("structure", "package-missing", registered.number());
        findings.add("readable", "package-missing", registered.number());
        findings.add("unchanged", "package-missing", registered.number());
        notExamined(findings);
        return findings;
    }

    private void inside(Layout layout, Registered registered, Findings findings) throws IOException {
        paths(layout, findings);
        byte[] list = text(layout, Paths.MANIFEST, findings);
        Manifest manifest = Manifest.read(list, findings);
        fixity.look(list, text(layout, Paths.SIGNATURE, findings), text(layout, Paths.CERTIFICATES, findings), text(layout, Paths.TIMESTAMP, findings), registered, findings);
        description(text(layout, Paths.DESCRIPTION, findings), registered, findings);
        Map<String, MetadataLook.Named> named = new HashMap<>();
        @Nullable MetadataLook metadata = MetadataLook.look(text(layout, Paths.METADATA, findings), content.scheme(), registered, findings).orElse(null);
        if (metadata == null) {
            Set.of("lengths", "types", "values", "reasonable", "characters", "number", "attributes", "linked", "elements", "required", "continuous", "environment", "process", "scope")
                    .forEach(check -> findings.add(check, "not-examined", Paths.METADATA));
        } else {
            metadata.files().forEach(one -> named.put(one.path(), one));
            Entry journal = layout.entries().get(Paths.JOURNAL);
            CourseLook.look(journal == null ? null : text(layout, Paths.JOURNAL, findings), layout.entries().keySet(), metadata.value("文件实体/办件/办结状态"), findings);
        }
        against(layout, manifest, named, metadata != null, findings);
        contents(layout, manifest, findings);
    }

    private void paths(Layout layout, Findings findings) {
        Set<String> lower = new HashSet<>();
        for (Entry entry : layout.entries().values()) {
            if (!Paths.safe(entry.path())) {
                findings.add("foreign", "path-leaves", entry.path());
                findings.add("structure", "path-leaves", entry.path());
            } else if (!Paths.placed(entry.path())) {
                findings.add("structure", "path-unknown", entry.path());
            }
            if (!lower.add(entry.path().toLowerCase(Locale.ROOT))) {
                findings.add("structure", "path-twice", entry.path());
            }
            if (!entry.plain()) {
                findings.add("plain", "not-stored-plain", entry.path());
            }
        }
        for (String path : new TreeSet<>(Set.of(Paths.DESCRIPTION, Paths.METADATA, Paths.MANIFEST, Paths.SIGNATURE, Paths.CERTIFICATES, Paths.TIMESTAMP))) {
            if (!layout.entries().containsKey(path)) {
                findings.add("structure", "file-missing", path);
            }
        }
    }

    private static void description(byte[] bytes, Registered registered, Findings findings) {
        if (!new String(bytes, StandardCharsets.UTF_8).contains(registered.number())) {
            findings.add("description", "description-without-number", Paths.DESCRIPTION);
        }
    }

    /** List, metadata and container name the same files with the same sizes. */
    private void against(Layout layout, Manifest manifest, Map<String, MetadataLook.Named> named, boolean metadata, Findings findings) {
        long listed = 0;
        for (Map.Entry<String, Manifest.Line> line : manifest.lines().entrySet()) {
            Entry entry = layout.entries().get(line.getKey());
            listed += line.getValue().size();
            if (entry == null) {
                findings.add("contents", "file-missing", line.getKey());
            } else if (entry.size() != line.getValue().size()) {
                findings.add("bytes", "size-differs", line.getKey());
            }
        }
        long there = 0;
        for (Entry entry : layout.entries().values()) {
            if (!Paths.FIXITY.contains(entry.path())) {
                there += entry.size();
                if (!manifest.lines().containsKey(entry.path())) {
                    findings.add("foreign", "file-not-listed", entry.path());
                }
            }
            if (metadata && entry.path().startsWith(Paths.CONTENT)) {
                described(entry, named.get(entry.path()), manifest.lines().get(entry.path()), findings);
            }
            if (entry.path().startsWith(Paths.CONTENT) && !content.scheme().formats().contains(Paths.extension(entry.path()))) {
                findings.add("formats", "format-not-allowed", entry.path());
            }
        }
        named.keySet().stream().filter(path -> !layout.entries().containsKey(path)).forEach(path -> findings.add("linked", "file-missing", path));
        long files = layout.entries().keySet().stream().filter(path -> !Paths.FIXITY.contains(path)).count();
        if (files != manifest.lines().size()) {
            findings.add("count", "number-differs", files + " ≠ " + manifest.lines().size());
        }
        if (there != listed) {
            findings.add("bytes", "number-differs", there + " ≠ " + listed);
        }
    }

    private static void described(Entry entry, MetadataLook.@Nullable Named named, Manifest.@Nullable Line line, Findings findings) {
        if (named == null) {
            findings.add("linked", "file-without-metadata", entry.path());
        } else if (named.size() != entry.size() || !named.format().equals(Paths.extension(entry.path())) || line != null && !line.sm3().equals(named.sm3())) {
            findings.add("attributes", "attributes-differ", entry.path());
        }
    }

    /** Every file is read once: its digest, and whether it opens as what it says it is. */
    private void contents(Layout layout, Manifest manifest, Findings findings) throws IOException {
        Path copy = Files.createTempFile("luoshu-archive", ".entry");
        try {
            for (Entry entry : layout.entries().values()) {
                Manifest.Line line = manifest.lines().get(entry.path());
                String sm3 = copy(layout, entry, copy);
                if (line != null && !line.sm3().equals(sm3)) {
                    findings.add("contents", "digest-differs", entry.path());
                }
                if (entry.plain() && entry.path().startsWith(Paths.CONTENT)) {
                    opens(copy, entry, findings);
                }
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static String copy(Layout layout, Entry entry, Path copy) throws IOException {
        Sm3 sm3 = new Sm3();
        byte[] buffer = new byte[65536];
        try (InputStream in = layout.open(entry); OutputStream out = Files.newOutputStream(copy)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sm3.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(sm3.digest());
    }

    private void opens(Path copy, Entry entry, Findings findings) throws IOException {
        String extension = Paths.extension(entry.path());
        if (extension.equals("xml")) {
            xml(copy, entry, findings);
            return;
        }
        if (FileType.byExtension(extension).isEmpty()) {
            findings.add("opens", "format-unknown", entry.path());
            return;
        }
        try {
            inspection.inspect(copy, "a." + extension);
        } catch (FileRefused refused) {
            switch (refused.reason()) {
                case ACTIVE_CONTENT, THREAT, POLYGLOT, ARCHIVE_UNSAFE, ARCHIVE_TOO_BIG, ARCHIVE_NESTED -> findings.add("virus", refused.code(), entry.path());
                case ENCRYPTED -> findings.add("plain", refused.code(), entry.path());
                case TOO_LARGE, EMPTY, NAME, TYPE_UNKNOWN, TYPE_NOT_ACCEPTED, EXTENSION_DISAGREES, DAMAGED, IMAGE_TOO_BIG, CHECK_TOO_LONG ->
                        findings.add("opens", refused.code(), entry.path());
            }
        }
    }

    private static void xml(Path copy, Entry entry, Findings findings) throws IOException {
        if (entry.size() > LARGEST_TEXT) {
            findings.add("opens", "xml-broken", entry.path());
            return;
        }
        try {
            Xml.read(Files.readAllBytes(copy));
        } catch (Xml.Unreadable broken) {
            findings.add(broken.forbidden() ? "virus" : "opens", broken.forbidden() ? "xml-forbidden" : "xml-broken", entry.path());
        }
    }

    /** Empty when it is not there or too long to be one of ours. */
    private static byte[] text(Layout layout, String path, Findings findings) throws IOException {
        Entry entry = layout.entries().get(path);
        if (entry == null) {
            return new byte[0];
        }
        if (entry.size() > LARGEST_TEXT) {
            findings.add("readable", "too-long", path);
            return new byte[0];
        }
        byte[] bytes;
        try (InputStream in = layout.open(entry)) {
            bytes = in.readAllBytes();
        }
        if (path.endsWith(".txt") || path.endsWith(".xml")) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            } catch (CharacterCodingException other) {
                findings.add("readable", "not-text", path);
            }
        }
        return bytes;
    }

    /** One file of a package that is known to be whole. */
    static byte[] read(Path zip, String path) throws IOException {
        try (Layout layout = Layout.read(zip, new Findings()); InputStream in = layout.open(Objects.requireNonNull(layout.entries().get(path)))) {
            return in.readAllBytes();
        }
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[65536];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package luoshu.verify;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** An archive package 归档信息包 of a case: every file against the list, the list against its signature, the signature against its time stamp, both certificates against a trusted root. */
final class ArchivePackage {

    /** @param by who signed, {@code at} when, as the time stamp proves */
    record Proven(String by, Instant at, int files, String list) {
    }

    private static final String LIST = "固化/清单.txt";
    private static final String SIGNATURE = "固化/清单.sig";
    private static final String CERTIFICATES = "固化/证书.pem";
    private static final String STAMP = "固化/时间戳.tsr";
    private static final Set<String> FIXITY = Set.of(LIST, SIGNATURE, CERTIFICATES, STAMP);
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) ([0-9]{1,18}) (.{1,300})");
    private static final int LARGEST = 8 << 20;
    private static final int MOST = 20_000;

    private record Line(String sm3, long size) {
    }

    private ArchivePackage() {
    }

    static Proven verify(Path file, Trust trust) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            Set<String> there = names(zip);
            if (!there.equals(inOrder(file))) {
                throw new Wrong("the directory of the container and what lies in it are not the same");
            }
            byte[] list = read(zip, LIST);
            Map<String, Line> lines = lines(list);
            contents(zip, lines, there);
            byte[] signature = read(zip, SIGNATURE);
            List<X509> chain = X509.all(read(zip, CERTIFICATES));
            if (chain.isEmpty() || !Sm2.verify(chain.getFirst().key(), list, Der.parse(signature).rawSignature())) {
                throw new Wrong("the signature of the list does not hold: the list was changed, or the signature replaced");
            }
            Instant at = TimeStamp.verify(read(zip, STAMP), Sm3.hash(signature), trust);
            trust.check(chain.getFirst(), at, X509.DOCUMENT);
            return new Proven(chain.getFirst().name(), at, lines.size(), HexFormat.of().formatHex(Sm3.hash(list)));
        } catch (ZipException | EOFException | IllegalArgumentException damaged) {
            throw new Wrong("the container cannot be read: " + damaged.getMessage());
        }
    }

    private static Set<String> names(ZipFile zip) {
        if (zip.size() > MOST || zip.getComment() != null) {
            throw new Wrong("not a container of ours");
        }
        Set<String> names = new HashSet<>();
        zip.stream().forEach(entry -> {
            if (entry.getMethod() != ZipEntry.STORED || !safe(entry.getName())) {
                throw new Wrong("not stored as it should be: " + entry.getName());
            }
            if (!names.add(entry.getName())) {
                throw new Wrong("twice in the container: " + entry.getName());
            }
        });
        return names;
    }

    /** The same container read from its beginning, as another program would. */
    private static Set<String> inOrder(Path file) throws IOException {
        Set<String> names = new HashSet<>();
        try (InputStream in = Files.newInputStream(file); ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getMethod() != ZipEntry.STORED) {
                    throw new Wrong("not stored as it should be: " + entry.getName());
                }
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static boolean safe(String path) {
        return !path.startsWith("/") && !path.contains("\\") && !path.contains(":") && Arrays.stream(path.split("/", -1)).noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }

    private static Map<String, Line> lines(byte[] list) {
        Map<String, Line> lines = new TreeMap<>();
        for (String line : new String(list, StandardCharsets.UTF_8).split("\n")) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches() || lines.put(parts.group(3), new Line(parts.group(1), Long.parseLong(parts.group(2)))) != null) {
                throw new Wrong("a line of the list that cannot be: " + line);
            }
        }
        return lines;
    }

    private static void contents(ZipFile zip, Map<String, Line> lines, Set<String> there) throws IOException {
        for (Map.Entry<String, Line> line : lines.entrySet()) {
            ZipEntry entry = zip.getEntry(line.getKey());
            if (entry == null) {
                throw new Wrong("missing: " + line.getKey());
            }
            try (InputStream in = zip.getInputStream(entry)) {
                if (entry.getSize() != line.getValue().size() || !HexFormat.of().formatHex(Sm3.hash(in)).equals(line.getValue().sm3())) {
                    throw new Wrong("changed: " + line.getKey());
                }
            }
        }
        for (String name : there) {
            if (!lines.containsKey(name) && !FIXITY.contains(name)) {
                throw new Wrong("not on the list: " + name);
            }
        }
    }

    private static byte[] read(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.getSize() > LARGEST) {
            throw new Wrong(entry == null ? "missing: " + name : "too long: " + name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}

package luoshu.trust.archives.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 清单: every file but those of the fixity itself, a line each: SM3, bytes, path; ordered by path. */
record Manifest(Map<String, Line> lines) {

    record Line(String sm3, long size) {
    }

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) ([0-9]{1,18}) (.{1,300})");
    private static final int MOST = 20_000;

    static byte[] write(Collection<Piece.Measured> files) {
        StringBuilder text = new StringBuilder();
        files.stream().sorted(Comparator.comparing(Piece.Measured::path))
                .forEach(file -> text.append(file.sm3()).append(' ').append(file.size()).append(' ').append(file.path()).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What cannot be read is named in {@code findings} and left out. */
    static Manifest read(byte[] bytes, Findings findings) {
        Map<String, Line> lines = new TreeMap<>();
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            for (String line : text.split("\n")) {
                Matcher parts = LINE.matcher(line);
                if (!parts.matches() || lines.size() >= MOST) {
                    findings.add("description", "list-line", line);
                } else if (lines.putIfAbsent(parts.group(3), new Line(parts.group(1), Long.parseLong(parts.group(2)))) != null) {
                    findings.add("description", "list-line-twice", parts.group(3));
                }
            }
        } catch (CharacterCodingException other) {
            findings.add("description", "list-not-text", Paths.MANIFEST);
        }
        return new Manifest(lines);
    }
}

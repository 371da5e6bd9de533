package luoshu.kernel.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

import luoshu.kernel.files.FileType;
import luoshu.kernel.tables.internal.CsvTable;
import luoshu.kernel.tables.internal.XlsxTable;
import org.springframework.stereotype.Component;

/** Opens an uploaded table. Its copy on disk loses its name at once: nothing stays behind a killed process. */
@Component
public class TableFiles {

    private static final Charset CHINESE = Charset.forName("GB18030");
    private final luoshu.kernel.files.Files files;

    TableFiles(luoshu.kernel.files.Files files) {
        this.files = files;
    }

    /**
     * @param longest characters that are kept of a cell, and one more, by which it is known to be too long
     * @throws Table.Unreadable when it is no table from the first row on
     */
    public Table open(UUID file, int longest) throws IOException {
        boolean text = FileType.named(files.get(file).type()) == FileType.CSV;
        Path copy = Files.createTempFile("luoshu-table", text ? ".csv" : ".xlsx");
        try {
            try (InputStream in = files.open(file)) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            return text ? csv(copy, longest) : XlsxTable.open(copy, longest);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static Table csv(Path file, int longest) throws IOException {
        Look look = look(file);
        Reader reader = new InputStreamReader(Files.newInputStream(file), look.unicode ? StandardCharsets.UTF_8 : CHINESE);
        if (look.mark && reader.read() != '\uFEFF') {
            throw new IOException("the byte order mark went away");
        }
        return new CsvTable(reader, look.lines, longest);
    }

    private record Look(boolean unicode, boolean mark, long lines) {
    }

    /** Chinese spreadsheet programs write GB18030 unless told otherwise; what is well-formed UTF-8 is not that by chance. */
    private static Look look(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer characters = CharBuffer.allocate(1 << 16);
        boolean unicode = true;
        boolean mark = false;
        long lines = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(3);
            mark = head.length == 3 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB && (head[2] & 0xFF) == 0xBF;
        }
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(bytes.array(), bytes.position(), bytes.remaining()); n >= 0; n = in.read(bytes.array(), bytes.position(), bytes.remaining())) {
                for (int i = bytes.position(); i < bytes.position() + n; i++) {
                    lines += bytes.array()[i] == '\n' ? 1 : 0;
                }
                bytes.position(bytes.position() + n).flip();
                unicode = unicode && !decoder.decode(bytes, characters.clear(), false).isError();
                if (unicode) {
                    bytes.compact();
                } else {
                    bytes.clear();
                }
            }
        }
        return new Look(unicode && bytes.position() == 0, mark, lines);
    }
}

package luoshu.data.open.internal;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import luoshu.data.open.OpenTableFacts;
import luoshu.kernel.files.FileLimits;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.tables.Table;
import luoshu.kernel.tables.TableFiles;
import luoshu.trust.signing.Sm3;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns an uploaded table into the two files of a version, row by row, and reads them again. What was uploaded is not kept. */
@Component
class OpenTables {

    static final int MOST_COLUMNS = 60;
    static final int LONGEST_CELL = 2_000;
    private static final int LONGEST_NAME = 60;
    private static final int PREVIEW = 20;
    private static final int MOST_FAULTS = 20;
    private static final Duration CHECK = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    record Stored(UUID csv, UUID jsonl, List<String> columns, OpenTableFacts facts) {
    }

    private final luoshu.kernel.files.Files files;
    private final TableFiles tables;
    private final OpenSettings settings;

    OpenTables(luoshu.kernel.files.Files files, TableFiles tables, OpenSettings settings) {
        this.files = files;
        this.tables = tables;
        this.settings = settings;
    }

    FileRef receive(InputStream content, String name, String subject) {
        return files.receive(content, name, new FileLimits(EnumSet.of(FileType.CSV, FileType.XLSX), settings.maxBytes(), new FileLimits.Unpacking(settings.maxUnpacked(), CHECK)), FileOwner.upload(subject));
    }

    /** @throws Invalid by row, at most twenty faults */
    Stored store(FileRef uploaded, FileOwner owner) {
        Path csv = null;
        Path jsonl = null;
        try {
            csv = Files.createTempFile("luoshu-open", ".csv");
            jsonl = Files.createTempFile("luoshu-open", ".jsonl");
            List<String> columns;
            List<List<String>> preview = new ArrayList<>();
            ChartFigures[] figures = new ChartFigures[1];
            int[] rows = {0};
            try (Table table = tables.open(uploaded.id(), LONGEST_CELL); BufferedWriter text = Files.newBufferedWriter(csv); BufferedWriter lines = Files.newBufferedWriter(jsonl)) {
                columns = header(table.next());
                figures[0] = new ChartFigures(columns);
                CsvWriting.begin(text);
                CsvWriting.row(text, columns);
                read(table, columns, row -> {
                    rows[0]++;
                    if (preview.size() < PREVIEW) {
                        preview.add(row);
                    }
                    figures[0].take(row);
                    write(text, lines, columns, row);
                });
            } catch (Table.Unreadable damaged) {
                throw new Invalid("/file", "unreadable", "第 " + damaged.row() + " 行起无法读取，请用表格软件另存后重新上传");
            }
            if (rows[0] == 0) {
                throw new Invalid("/file", "empty", "表中没有数据行");
            }
            String base = "data";
            return new Stored(keep(csv, base + ".csv", FileType.CSV, owner), keep(jsonl, base + ".jsonl", FileType.JSONL, owner), columns,
                    new OpenTableFacts(uploaded.name(), rows[0], Files.size(csv), digest(csv), Files.size(jsonl), digest(jsonl), preview, figures[0].charts()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            forget(csv);
            forget(jsonl);
        }
    }

    private UUID keep(Path path, String name, FileType type, FileOwner owner) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return files.keep(in, name, type, owner).id();
        }
    }

    private static String digest(Path path) throws IOException {
        Sm3 sm3 = new Sm3();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(path)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sm3.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(sm3.digest());
    }

    private static void forget(Path path) {
        try {
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    private static List<String> header(Table.Row row) {
        List<FieldError> faults = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        if (row != null) {
            row.cells().forEach(cell -> columns.add(cell.text().strip()));
        }
        while (!columns.isEmpty() && columns.getLast().isEmpty()) {
            columns.removeLast();
        }
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            throw new Invalid("/file", "columns", "第一行应是列名，1–" + MOST_COLUMNS + " 列");
        }
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(c -> c < 32)) {
                faults.add(new FieldError("/file", "column-name", "第 " + (i + 1) + " 列没有列名，或列名超过 " + LONGEST_NAME + " 字"));
            } else if (!seen.add(name)) {
                faults.add(new FieldError("/file", "column-twice", "列名重复：" + name));
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults.stream().limit(MOST_FAULTS).toList());
        }
        return List.copyOf(columns);
    }

    private void read(Table table, List<String> columns, Consumer<List<String>> taker) throws IOException {
        List<FieldError> faults = new ArrayList<>();
        int rows = 0;
        for (Table.Row row = table.next(); row != null && faults.size() < MOST_FAULTS; row = table.next()) {
            if (++rows > settings.mostRows()) {
                throw new Invalid("/file", "too-many-rows", "数据超过 " + settings.mostRows() + " 行，请分成几个数据集");
            }
            List<String> cells = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                String text = row.at(i).text().strip();
                if (text.length() > LONGEST_CELL) {
                    faults.add(new FieldError("/file", "cell-too-long", "第 " + row.number() + " 行“" + columns.get(i) + "”超过 " + LONGEST_CELL + " 字"));
                } else if (text.chars().anyMatch(c -> c == 0 || c == 0xFFFD)) {
                    faults.add(new FieldError("/file", "unstorable-character", "第 " + row.number() + " 行“" + columns.get(i) + "”有无法识别的字符，请检查文件编码"));
                }
                cells.add(text);
            }
            for (int i = columns.size(); i < row.cells().size(); i++) {
                if (!row.at(i).text().isBlank()) {
                    faults.add(new FieldError("/file", "cell-beyond", "第 " + row.number() + " 行的列数多于列名"));
                    break;
                }
            }
            if (faults.isEmpty()) {
                taker.accept(List.copyOf(cells));
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    private static void write(Writer text, Writer lines, List<String> columns, List<String> row) {
        try {
            CsvWriting.row(text, row);
            Map<String, String> line = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                line.put(columns.get(i), row.get(i));
            }
            lines.write(JSON.writeValueAsString(line));
            lines.write('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Every row of a stored version, as it was handed in. */
    void each(UUID jsonl, List<String> columns, Consumer<List<String>> taker) {
        try (InputStream in = files.open(jsonl); var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                var node = JSON.readTree(line);
                taker.accept(columns.stream().map(column -> node.path(column).asString("")).toList());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void discard(UUID file) {
        files.discard(file);
    }
}

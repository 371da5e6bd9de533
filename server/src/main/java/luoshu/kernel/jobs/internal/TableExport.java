package luoshu.kernel.jobs.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import luoshu.kernel.files.FileType;
import luoshu.kernel.jobs.JobKind;
import luoshu.kernel.jobs.JobRun;
import luoshu.kernel.jobs.TableSource;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.texts.Cell;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a list as an Excel table, row by row: memory does not grow with the list. */
@Component
public class TableExport implements JobKind<TableExport.Order> {

    public static final String KIND = "export";
    private static final ZoneId HENAN = ZoneId.of("Asia/Shanghai");
    private static final int MOST_ROWS = 1_000_000;

    /** Which list, filtered how. */
    public record Order(String list, Map<String, String> query) {
    }

    private final Map<String, TableSource> sources;
    private final Clock clock;

    TableExport(List<TableSource> sources, Clock clock) {
        this.sources = sources.stream().collect(Collectors.toUnmodifiableMap(TableSource::list, Function.identity()));
        this.clock = clock;
    }

    /** @throws NotFound for a list nobody exports */
    public TableSource source(String list) {
        return Optional.ofNullable(sources.get(list)).orElseThrow(() -> new NotFound("list"));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Order> argumentType() {
        return Order.class;
    }

    @Override
    public void run(Order order, JobRun run) throws IOException {
        TableSource source = source(order.list());
        source.require();
        Path file = Files.createTempFile("luoshu-export", ".xlsx");
        try {
            try (OutputStream out = Files.newOutputStream(file); Workbook book = new Workbook(out, "Luoshu", "1.0")) {
                Sheet sheet = new Sheet(book.newWorksheet(source.title()), run);
                sheet.headers(source.headers());
                source.rows(order.query(), sheet);
                sheet.sheet.finish();
            }
            try (InputStream in = Files.newInputStream(file)) {
                run.result(in, source.title() + LocalDate.ofInstant(clock.instant(), HENAN) + ".xlsx", FileType.XLSX);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static final class Sheet implements TableSource.RowSink {
        private final Worksheet sheet;
        private final JobRun run;
        private int row;

        Sheet(Worksheet sheet, JobRun run) {
            this.sheet = sheet;
            this.run = run;
        }

        void headers(List<String> headers) {
            for (int i = 0; i < headers.size(); i++) {
                sheet.value(0, i, headers.get(i));
                sheet.style(0, i).bold().set();
            }
            sheet.freezePane(0, 1);
        }

        @Override
        public void total(long total) {
            run.total(total);
        }

        @Override
        public void row(List<@Nullable Object> cells) {
            if (++row > MOST_ROWS) {
                throw new Invalid("/query", "too-many-rows", "超过一百万行，请缩小范围后再导出");
            }
            for (int i = 0; i < cells.size(); i++) {
                cell(i, cells.get(i));
            }
            if (row % 500 == 0) {
                try {
                    sheet.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            run.done(row);
        }

        private void cell(int column, @Nullable Object value) {
            switch (value) {
                case null -> { }
                case Number number -> sheet.value(row, column, number);
                case Boolean flag -> sheet.value(row, column, flag ? "是" : "否");
                case LocalDate date -> {
                    sheet.value(row, column, date);
                    sheet.style(row, column).format("yyyy-mm-dd").set();
                }
                case Instant instant -> {
                    sheet.value(row, column, LocalDateTime.ofInstant(instant, HENAN));
                    sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
                }
                default -> sheet.value(row, column, Cell.harmless(String.valueOf(value)));
            }
        }
    }
}

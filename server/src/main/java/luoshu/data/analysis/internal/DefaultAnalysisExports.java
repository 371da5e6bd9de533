package luoshu.data.analysis.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.data.analysis.Analyses;
import luoshu.data.analysis.AnalysisAnswer;
import luoshu.data.analysis.AnalysisExport;
import luoshu.data.analysis.AnalysisExports;
import luoshu.data.analysis.AnalysisQuestion;
import luoshu.data.analysis.ExportRecognised;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.files.FileLimits;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.Files;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.tables.Table;
import luoshu.kernel.tables.TableFiles;
import luoshu.kernel.texts.Cell;
import luoshu.trust.signing.Sm3;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class DefaultAnalysisExports implements AnalysisExports {

    private static final long MOST_BYTES = 30L << 20;
    private static final long MOST_UNPACKED = 300L << 20;
    private static final int LONGEST_CELL = 5_000;
    private static final int MOST_ROWS = 200_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(GrantedTables.HENAN);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** An export that could be meant. */
    private record Known(String number, Instant at, String name, String organName, String purpose, List<String> contracts) {
    }

    private final Asking asking;
    private final Files files;
    private final TableFiles tables;
    private final JdbcClient jdbc;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DefaultAnalysisExports(Asking asking, Files files, TableFiles tables, JdbcClient jdbc, Access access, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.asking = asking;
        this.files = files;
        this.tables = tables;
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public AnalysisExport export(AnalysisQuestion question, AnalysisExport.Format format) {
        access.require(Analyses.USE);
        Actor.Official official = access.official();
        AnalysisAnswer answer = asking.ask(official, question, true);
        long mark = RANDOM.nextLong(HiddenMark.MOST) + 1;
        Instant now = clock.instant();
        byte[] content = new ExportWriting(answer, watermark(official, question, answer, now), mark).bytes(format);
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("insert into analysis.export (use, at, format, mark, digest, bytes) values (:use, :now, :format, :mark, :digest, :bytes)").param("use", question.id()).param("now", Timestamp.from(now))
                    .param("format", format.name()).param("mark", mark).param("digest", Sm3.digest(content)).param("bytes", content.length).update();
            audit.record(Act.done("analysis.export", "analysis:" + answer.number()).with(Map.of("format", format.name(), "rows", answer.rows().size(), "contracts", answer.contracts())));
        });
        return new AnalysisExport(answer.number(), "分析结果" + answer.number() + "." + format.type().shortName(), format.type().mediaType(), answer.rows().size(), answer.truncated(), content);
    }

    private static String watermark(Actor.Official official, AnalysisQuestion question, AnalysisAnswer answer, Instant now) {
        return Cell.harmless(official.organName() + " " + official.name() + " 于 " + TIME.format(now) + " 导出，使用记录 " + answer.number() + "，用途：" + question.purpose().strip()
                + (answer.contracts().isEmpty() ? "" : "，共享约定 " + String.join("、", answer.contracts()) + "，不得用于其他用途或者提供给他人") + (answer.truncated() ? "，仅前 " + answer.rows().size() + " 行" : ""));
    }

    @Override
    public ExportRecognised recognise(InputStream content, String name) {
        access.require(Analyses.WATCH);
        FileRef received = files.receive(content, name, new FileLimits(EnumSet.of(FileType.CSV, FileType.XLSX), MOST_BYTES, new FileLimits.Unpacking(MOST_UNPACKED, Duration.ofSeconds(30))), FileOwner.upload(access.actor().subject()));
        try {
            ExportRecognised recognised = recognised(received);
            transaction.executeWithoutResult(_ -> audit.record(Act.done("analysis.recognise", "analysis:" + (recognised.number() == null ? "-" : recognised.number())).with(Map.of("by", recognised.by().name()))));
            return recognised;
        } finally {
            files.discard(received.id());
        }
    }

    private ExportRecognised recognised(FileRef file) {
        Optional<Known> whole = find("x.digest = :digest", Map.of("digest", digest(file)));
        if (whole.isPresent()) {
            return known(ExportRecognised.By.DIGEST, 0, whole.get());
        }
        for (var one : marks(file).entrySet().stream().sorted(Map.Entry.<Long, Integer>comparingByValue(Comparator.reverseOrder())).limit(20).toList()) {
            Optional<Known> marked = find("x.mark = :mark", Map.of("mark", one.getKey()));
            if (marked.isPresent()) {
                return known(ExportRecognised.By.MARK, one.getValue(), marked.get());
            }
        }
        return new ExportRecognised(ExportRecognised.By.NOTHING, 0, null, null, null, null, null, List.of());
    }

    private static ExportRecognised known(ExportRecognised.By by, int marks, Known known) {
        return new ExportRecognised(by, marks, known.number(), known.at(), known.name(), known.organName(), known.purpose(), known.contracts());
    }

    private byte[] digest(FileRef file) {
        Sm3 sm3 = new Sm3();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = files.open(file.id())) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sm3.update(buffer, 0, n);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return sm3.digest();
    }

    private Map<Long, Integer> marks(FileRef file) {
        HiddenMark.Count count = new HiddenMark.Count();
        try (Table table = tables.open(file.id(), LONGEST_CELL)) {
            int rows = 0;
            for (Table.Row row = table.next(); row != null && rows++ < MOST_ROWS; row = table.next()) {
                row.cells().forEach(cell -> count.take(cell.text()));
            }
        } catch (Table.Unreadable damaged) {
            throw new Invalid("/file", "unreadable", "第 " + damaged.row() + " 行起无法读取，请用表格软件另存后重新上传");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return count.marks();
    }

    /** Within reach of whoever asks, as the organ that exported or one that gave the data, which is told its own contracts. */
    private Optional<Known> find(String condition, Map<String, Object> by) {
        Scope scope = access.scope(Analyses.WATCH);
        Scope.Predicate asker = scope.predicate("u.organ", "u.duty", "u.region", "0", "a");
        Scope.Predicate provider = scope.predicate("t.provider", "t.provider_duty", "t.provider_region", "0", "p");
        String given = "t.use = u.id and t.contract is not null and ";
        Map<String, Object> params = new HashMap<>(by);
        params.putAll(asker.params());
        params.putAll(provider.params());
        return jdbc.sql("""
                select u.number, x.at, u.name, u.organ_name, u.purpose, array(select distinct t.contract from analysis.used t where\s""" + given + "(" + asker.sql() + " or " + provider.sql() + """
                ) order by 1) as contracts from analysis.export x join analysis.use u on u.id = x.use where\s""" + condition + " and (" + asker.sql() + " or exists (select from analysis.used t where " + given + provider.sql() + ")) limit 1").params(params)
                .query((row, _) -> new Known(row.getString("number"), row.getTimestamp("at").toInstant(), row.getString("name"), row.getString("organ_name"), row.getString("purpose"),
                        List.of((String[]) row.getArray("contracts").getArray()))).optional();
    }
}

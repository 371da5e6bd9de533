package luoshu.trust.payments.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.Files;
import luoshu.kernel.problems.Problem;
import luoshu.trust.seals.SealUse;
import luoshu.trust.seals.Sealed;
import luoshu.trust.seals.Seals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Bills get the seal of their organ after the payment that made them. An organ without a seal leaves its bills as they are, and they are tried again, later and later. */
@Component
class BillSealing {

    private static final Logger log = LoggerFactory.getLogger(BillSealing.class);
    private static final int BATCH = 20;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Seals seals;
    private final Files files;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;

    private record Waiting(UUID notice, String organ, String matterCode, BillLayout.Face face) {
    }

    BillSealing(JdbcClient jdbc, JsonMapper json, Seals seals, Files files, Access access, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.seals = seals;
        this.files = files;
        this.access = access;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 2_000, initialDelay = 6_000)
    int seal() {
        List<UUID> waiting = jdbc.sql("""
                update payments.sealing s set tries = s.tries + 1, due_at = :now::timestamptz + least(s.tries + 1, 60) * interval '1 minute'
                where s.bill in (select bill from payments.sealing where file is null and due_at <= :now order by due_at limit :batch for update skip locked) returning s.bill
                """).param("now", Timestamp.from(clock.instant())).param("batch", BATCH).query(UUID.class).list();
        waiting.forEach(this::carefully);
        return waiting.size();
    }

    private void carefully(UUID bill) {
        try {
            access.asPlatform("payments", () -> transaction.execute(status -> seal(bill)));
        } catch (Problem later) {
            log.warn("bill {} is not sealed yet: {}", bill, later.getMessage());
        } catch (RuntimeException failed) {
            log.error("bill {} could not be sealed; tried again later", bill, failed);
        }
    }

    private UUID seal(UUID bill) {
        Waiting waiting = read(bill);
        BillLayout.Face face = waiting.face;
        Sealed sealed = seals.seal(new SealUse(waiting.organ, "bill", waiting.matterCode, "bill:" + face.code() + "-" + face.number()), BillLayout.fill(face), BillLayout.STAMP);
        FileRef file = files.keep(sealed.file(), face.title() + face.code() + "-" + face.number() + ".ofd", FileType.OFD, new FileOwner(BillDocuments.KIND, waiting.notice.toString()));
        jdbc.sql("update payments.sealing set file = :file, seal = :seal, sealed_at = :now where bill = :bill").param("file", file.id()).param("seal", sealed.sealId())
                .param("now", Timestamp.from(clock.instant())).param("bill", bill).update();
        return file.id();
    }

    private Waiting read(UUID bill) {
        return jdbc.sql("""
                select b.id, b.code, b.number, b.title ->> 'zh' as title, b.facts::text as facts, b.issued_at, n.id as notice, n.organ, n.organ_name, n.matter_code, n.payer_name, n.case_number
                from payments.bill b join payments.notice n on n.id = b.notice where b.id = :id
                """).param("id", bill).query((row, n) -> {
                    Instant at = row.getTimestamp("issued_at").toInstant();
                    return new Waiting(row.getObject("notice", UUID.class), row.getString("organ"), row.getString("matter_code"),
                            new BillLayout.Face(bill, row.getString("title"), row.getString("code"), row.getString("number"), row.getString("organ_name"), row.getString("payer_name"),
                                    row.getString("case_number"), LocalDate.ofInstant(at, BillDesk.HENAN), json.readValue(row.getString("facts"), new TypeReference<Map<String, Object>>() {
                                    })));
                }).single();
    }
}

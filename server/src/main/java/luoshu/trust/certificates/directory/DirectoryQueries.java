package luoshu.trust.certificates.directory;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Scope;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.certificates.DirectoryPlatform;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DirectoryQueries {

    record Batch(UUID id, int attempts) {
    }

    /** {@code holder}: party; {@code sealed}: the number of a holder who is not known here. */
    record Waiting(UUID certificate, int sequence, String holderKind, @Nullable UUID holder, byte @Nullable [] sealed, DirectoryPlatform.Entry entry) {
    }

    private final JdbcClient jdbc;

    DirectoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The batch that is not answered yet, when its time has come; nobody else hands it in meanwhile. */
    Optional<Batch> lockOpen(Instant now) {
        return jdbc.sql("select id, attempts from certificates.directory_batch where answered_at is null and next_at <= :now for update skip locked").param("now", Timestamp.from(now))
                .query(Batch.class).optional();
    }

    boolean open() {
        return jdbc.sql("select exists (select from certificates.directory_batch where answered_at is null)").query(Boolean.class).single();
    }

    /** Entries that wait become a batch. Zero: none wait, or another node was first. */
    int batch(String platform, boolean simulated, int most, Instant now) {
        return jdbc.sql("""
                with waiting as (
                    select e.certificate, e.sequence from certificates.directory_entry e where e.state = 'WAITING' and e.batch is null order by e.certificate, e.sequence limit :most for update skip locked
                ), made as (
                    insert into certificates.directory_batch (platform, simulated, made_at, entries, next_at)
                    select :platform, :simulated, :now, count(*), :now from waiting having count(*) > 0 on conflict do nothing returning id
                )
                update certificates.directory_entry e set batch = m.id from made m, waiting w where e.certificate = w.certificate and e.sequence = w.sequence
                """).param("platform", platform).param("simulated", simulated).param("most", most).param("now", Timestamp.from(now)).update();
    }

    List<Waiting> entries(UUID batch) {
        return jdbc.sql("""
                select e.*, c.holder, c.holder_kind, c.holder_sealed from certificates.directory_entry e join certificates.certificate c on c.id = e.certificate
                where e.batch = :batch order by e.certificate, e.sequence
                """).param("batch", batch).query((row, _) -> new Waiting(row.getObject("certificate", UUID.class), row.getInt("sequence"), row.getString("holder_kind"), row.getObject("holder", UUID.class),
                row.getBytes("holder_sealed"), new DirectoryPlatform.Entry(row.getString("certificate") + ":" + row.getInt("sequence"), row.getString("certificate_type"), row.getString("certificate_type_code"),
                row.getString("certificate_name"), row.getString("certificate_number"), row.getString("certificate_holder"), row.getString("certificate_holder_code"),
                row.getString("certificate_holder_type"), row.getString("certificate_area_code"), row.getString("certificate_source_id"), row.getString("issue_dept"),
                row.getString("issue_dept_code"), row.getObject("issue_date", LocalDate.class), row.getString("operation")))).list();
    }

    void answered(UUID batch, DirectoryPlatform.Receipt receipt, Instant now) {
        jdbc.sql("""
                with refused as (select r.* from unnest(:keys, :remarks) r (key, remark)),
                told as (
                    update certificates.directory_entry e set state = case when r.key is null then 'SENT' else 'REJECTED' end, error_remark = r.remark
                    from certificates.directory_entry same left join refused r on r.key = same.certificate || ':' || same.sequence
                    where same.batch = :batch and e.certificate = same.certificate and e.sequence = same.sequence returning e.state
                )
                update certificates.directory_batch set receipt = :receipt, answered_at = :now, attempts = attempts + 1, trouble = null, refused = (select count(*) from told where state = 'REJECTED') where id = :batch
                """).param("batch", batch).param("keys", receipt.refused().keySet().toArray(String[]::new)).param("remarks", receipt.refused().values().toArray(String[]::new))
                .param("receipt", receipt.number()).param("now", Timestamp.from(now)).update();
    }

    void failed(UUID batch, String trouble, Instant next) {
        jdbc.sql("update certificates.directory_batch set attempts = attempts + 1, trouble = :trouble, next_at = :next where id = :batch").param("batch", batch).param("trouble", trouble)
                .param("next", Timestamp.from(next)).update();
    }

    /** A refused entry waits again. False: it is not refused (any more), or out of reach. */
    boolean again(UUID certificate, int sequence, Scope scope) {
        Scope.Predicate reach = scope.predicate("c.organ", "c.duty", "c.region", "c.confidentiality", "reach");
        return jdbc.sql("""
                update certificates.directory_entry e set state = 'WAITING', error_remark = null, batch = null, certificate_holder = c.holder_name, certificate_holder_code = c.holder_code
                from certificates.certificate c where c.id = e.certificate and e.certificate = :certificate and e.sequence = :sequence and e.state = 'REJECTED' and
                """ + reach.sql()).param("certificate", certificate).param("sequence", sequence).params(reach.params()).update() == 1;
    }

    Page<DirectoryEntryView> page(Scope scope, @Nullable String state, PageRequest page) {
        Scope.Predicate reach = scope.predicate("c.organ", "c.duty", "c.region", "c.confidentiality", "reach");
        Map<String, Object> params = new HashMap<>(reach.params());
        String where = "where " + reach.sql();
        if (state != null) {
            where += " and e.state = :state";
            params.put("state", state);
        }
        String from = " from certificates.directory_entry e join certificates.certificate c on c.id = e.certificate ";
        int total = jdbc.sql("select count(*) from (select 1" + from + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        List<DirectoryEntryView> rows = jdbc.sql("select e.*, b.receipt, b.answered_at" + from + "left join certificates.directory_batch b on b.id = e.batch " + where
                + " order by e.certificate desc, e.sequence desc limit :limit offset :offset").params(params).param("limit", page.size()).param("offset", page.offset())
                .query((row, _) -> new DirectoryEntryView(row.getObject("certificate", UUID.class), row.getInt("sequence"), row.getString("certificate_name"), row.getString("certificate_number"),
                        row.getString("certificate_holder"), row.getString("certificate_source_id"), row.getString("issue_dept"), row.getString("operation"), row.getString("state"),
                        row.getString("error_remark"), row.getString("receipt"), row.getTimestamp("answered_at") == null ? null : row.getTimestamp("answered_at").toInstant())).list();
        return new Page<>(rows, total, page.page(), page.size());
    }

    /** The newest batches. */
    List<DirectoryBatchView> batches(int most) {
        return jdbc.sql("select id, platform, simulated, made_at, entries, refused, attempts, receipt, answered_at, trouble from certificates.directory_batch order by made_at desc limit :most")
                .param("most", most).query(DirectoryBatchView.class).list();
    }
}

package luoshu.trust.payments.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Scope;
import luoshu.kernel.documents.DocumentHeading;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import luoshu.trust.payments.FiscalBill;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class BillQueries {

    private static final String SELECT = """
            select b.id, b.code, b.number, b.check_code, b.kind, b.state, b.fen, b.issued_at, n.case_number, n.matter_name::text as matter_name, n.organ_name, n.payer_name,
                   (select s.file from payments.sealing s where s.bill = b.id) as file, (select o.number from payments.bill o where o.id = b.reverses) as reverses_number, (select r.number from payments.bill r where r.reverses = b.id) as reversed_by
            """;
    private static final String FROM = " from payments.bill b join payments.notice n on n.id = b.notice ";
    private final JdbcClient jdbc;
    private final JsonMapper json;

    BillQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The next number of this code. Its row stays locked until the bill that bears it is there, or both are gone. */
    long next(String code) {
        return jdbc.sql("insert into payments.serial as s (code, value) values (:code, 1) on conflict (code) do update set value = s.value + 1 returning value").param("code", code)
                .query(Long.class).single();
    }

    UUID insert(String code, String number, String check, UUID notice, @Nullable UUID reverses, long fen, Instant now, DocumentHeading heading, Map<String, ?> facts) {
        return jdbc.sql("""
                with bill as (
                insert into payments.bill (code, number, check_code, notice, kind, state, reverses, fen, issued_at, title, wording, facts)
                values (:code, :number, :check, :notice, :kind, 'ISSUED', :reverses::uuid, :fen, :now, :title::jsonb, :wording, :facts::jsonb) returning id, issued_at)
                insert into payments.sealing (bill, due_at) select id, issued_at from bill returning bill
                """).param("code", code).param("number", number).param("check", check).param("notice", notice).param("kind", reverses == null ? "BLUE" : "RED")
                .param("reverses", reverses == null ? null : reverses.toString()).param("fen", fen).param("now", Timestamp.from(now)).param("title", json.writeValueAsString(heading.title()))
                .param("wording", heading.wording()).param("facts", json.writeValueAsString(facts)).query(UUID.class).single();
    }

    void reverse(UUID id) {
        jdbc.sql("update payments.bill set state = 'REVERSED' where id = :id").param("id", id).update();
    }

    Optional<FiscalBill> findInForce(UUID notice) {
        return jdbc.sql(SELECT + FROM + "where b.notice = :notice and b.kind = 'BLUE' and b.state = 'ISSUED'").param("notice", notice).query(this::row).optional();
    }

    /** The bill of a notice a payer is shown: the newest, be it a red one. */
    Optional<FiscalBill> findNewest(UUID notice) {
        return jdbc.sql(SELECT + FROM + "where b.notice = :notice order by b.id desc limit 1").param("notice", notice).query(this::row).optional();
    }

    Optional<FiscalBill> find(String code, String number) {
        return jdbc.sql(SELECT + FROM + "where b.code = :code and b.number = :number").param("code", code).param("number", number).query(this::row).optional();
    }

    Page<FiscalBill> page(Scope scope, @Nullable String q, PageRequest page) {
        Scope.Predicate reach = scope.predicate("n.organ", "n.duty", "n.region", "n.confidentiality", "s");
        Map<String, Object> params = new HashMap<>(reach.params());
        String from = FROM + "where " + reach.sql();
        if (q != null && !q.isBlank()) {
            from += " and (b.number = :q or n.code = :q or n.case_number = :q or n.payer_name = :q)";
            params.put("q", q.strip());
        }
        List<FiscalBill> items = jdbc.sql(SELECT + from + " order by b.id desc limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query(this::row).list();
        int total = jdbc.sql("select count(*) from (select 1" + from + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(items, total, page.page(), page.size());
    }

    private FiscalBill row(ResultSet row, int n) throws SQLException {
        return new FiscalBill(row.getObject("id", UUID.class), row.getString("code"), row.getString("number"), row.getString("check_code"), row.getString("kind").equals("RED"),
                row.getString("state").equals("REVERSED"), row.getLong("fen"), row.getTimestamp("issued_at").toInstant(), row.getString("case_number"),
                json.readValue(row.getString("matter_name"), Text.class), row.getString("organ_name"), row.getString("payer_name"), row.getObject("file", UUID.class), row.getString("reverses_number"),
                row.getString("reversed_by"));
    }
}

package luoshu.data.cascade.internal;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import luoshu.data.cascade.ReturnedRecord;
import luoshu.kernel.access.Scope;
import luoshu.kernel.database.Like;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReturnQueries {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private final JdbcClient jdbc;

    ReturnQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Cases decided on a day about a division and what is below, by number, behind {@code after}. Confidential ones are not given away. */
    List<ReturnFlow.Item> decided(LocalDate day, String prefix, String after, int most) {
        return jdbc.sql("""
                select number, region, organ, catalog_code, matter_name, submitted_at, closed_at from cases.api_monitoring
                where decided_on = :day and region like :prefix || '%' and confidentiality = 0 and number > :after order by number limit :most
                """).param("day", day).param("prefix", prefix).param("after", after).param("most", most).query((row, _) -> new ReturnFlow.Item(row.getString("number"), row.getString("region"),
                        row.getString("organ"), row.getString("catalog_code"), row.getString("matter_name"), row.getTimestamp("submitted_at").toInstant(), day(NodeQueries.instant(row, "closed_at")))).list();
    }

    private static @Nullable LocalDate day(@Nullable Instant at) {
        return at == null ? null : LocalDate.ofInstant(at, CHINA);
    }

    void keep(UUID node, long message, ReturnFlow.Batch batch) {
        List<ReturnFlow.Item> records = batch.records();
        jdbc.sql("""
                insert into cascade.returned (node, number, day, region, organ, matter, matter_name, submitted_at, closed_on, message)
                select :node, number, :day, region, organ, matter, matter_name, submitted_at, closed_on, :message
                from unnest(:numbers, :regions, :organs, :matters, :names, :submitted, :closed) as one (number, region, organ, matter, matter_name, submitted_at, closed_on)
                on conflict (node, number) do update set day = excluded.day, region = excluded.region, organ = excluded.organ, matter = excluded.matter, matter_name = excluded.matter_name,
                       submitted_at = excluded.submitted_at, closed_on = excluded.closed_on, message = excluded.message
                """).param("node", node).param("day", batch.day()).param("message", message).param("numbers", texts(records, ReturnFlow.Item::number)).param("regions", texts(records, ReturnFlow.Item::region))
                .param("organs", texts(records, ReturnFlow.Item::organ)).param("matters", texts(records, ReturnFlow.Item::matter)).param("names", texts(records, ReturnFlow.Item::matterName))
                .param("submitted", records.stream().map(one -> Timestamp.from(one.submittedAt())).toArray(Timestamp[]::new))
                .param("closed", records.stream().map(one -> one.closedOn() == null ? null : Date.valueOf(one.closedOn())).toArray(Date[]::new)).update();
    }

    private static String[] texts(List<ReturnFlow.Item> records, Function<ReturnFlow.Item, String> value) {
        return records.stream().map(value).toArray(String[]::new);
    }

    int count(UUID node) {
        return jdbc.sql("select count(*) from cascade.returned where node = :node").param("node", node).query(Integer.class).single();
    }

    Page<ReturnedRecord> page(Scope scope, @Nullable String q, @Nullable LocalDate day, Function<List<String>, Map<String, String>> organNames, PageRequest page) {
        Scope.Predicate within = scope.predicate("r.organ", "''", "r.region", "0", "p");
        String from = """
                 from cascade.returned r join cascade.node n on n.id = r.node
                where (:q = '' or r.number like :like || '%' or r.matter_name ilike '%' || :like || '%') and (:day::date is null or r.day = :day::date) and
                """ + within.sql();
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("q", q == null ? "" : q.strip());
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        params.put("day", day == null ? null : day.toString());
        List<ReturnedRecord> found = jdbc.sql("select n.name, r.number, r.day, r.region, r.organ, r.matter, r.matter_name, r.submitted_at, r.closed_on" + from + " order by r.day desc, r.number limit :size offset :offset")
                .params(params).param("size", page.size()).param("offset", page.offset()).query((row, _) -> new ReturnedRecord(row.getString("name"), row.getString("number"), row.getObject("day", LocalDate.class),
                        row.getString("region"), row.getString("organ"), row.getString("organ"), row.getString("matter"), row.getString("matter_name"), row.getTimestamp("submitted_at").toInstant(),
                        row.getObject("closed_on", LocalDate.class))).list();
        Map<String, String> names = organNames.apply(found.stream().map(ReturnedRecord::organ).distinct().toList());
        List<ReturnedRecord> items = found.stream().map(one -> new ReturnedRecord(one.node(), one.number(), one.day(), one.region(), one.organ(), names.getOrDefault(one.organ(), one.organ()), one.matter(),
                one.matterName(), one.submittedAt(), one.closedOn())).toList();
        int total = jdbc.sql("select count(*) from (select" + from + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(items, total, page.page(), page.size());
    }
}

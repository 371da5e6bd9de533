package luoshu.data.open.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import luoshu.data.open.AnnualOpenList;
import luoshu.data.open.AnnualOpenLists;
import luoshu.data.open.OpenDatasets;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.signing.Sm3;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Component
class DefaultAnnualOpenLists implements AnnualOpenLists {

    private static final List<String> HEAD = List.of("数据集", "提供单位", "资源代码", "主题", "开放类型", "更新频率", "版本", "发布日期", "行数");
    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("UNCONDITIONAL", "无条件开放"), Map.entry("CONDITIONAL", "有条件开放"), Map.entry("REAL_TIME", "实时"), Map.entry("DAILY", "每日"), Map.entry("WEEKLY", "每周"),
            Map.entry("TEN_DAYS", "每旬"), Map.entry("MONTHLY", "每月"), Map.entry("QUARTERLY", "每季度"), Map.entry("YEARLY", "每年"), Map.entry("ON_DEMAND", "按需"));
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final OpenContent content;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    DefaultAnnualOpenLists(JdbcClient jdbc, OpenContent content, Access access, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.content = content;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<AnnualOpenList> list() {
        return jdbc.sql("select year, organ, organ_name, jsonb_array_length(entries) as datasets, digest, published_at from open.annual_list order by year desc, organ limit 200")
                .query((row, _) -> new AnnualOpenList(row.getInt("year"), row.getString("organ"), row.getString("organ_name"), row.getInt("datasets"), row.getString("digest"), row.getTimestamp("published_at").toInstant())).list();
    }

    @Override
    public byte[] csv(int year, String organ) {
        return jdbc.sql("select entries from open.annual_list where year = :year and organ = :organ").param("year", year).param("organ", organ).query(String.class).optional()
                .map(entries -> file(rows(entries))).orElseThrow(() -> new NotFound("open-data-list"));
    }

    private static List<List<String>> rows(String entries) {
        List<List<String>> rows = new ArrayList<>();
        JSON.readTree(entries).forEach(row -> rows.add(row.valueStream().map(JsonNode::asString).toList()));
        return rows;
    }

    private static byte[] file(List<List<String>> rows) {
        StringWriter out = new StringWriter();
        try {
            CsvWriting.begin(out);
            CsvWriting.row(out, HEAD);
            for (List<String> row : rows) {
                CsvWriting.row(out, row);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    @Transactional
    public AnnualOpenList publish(int year) {
        access.require(OpenDatasets.PUBLISH);
        Actor.Official authority = access.official();
        Instant now = clock.instant();
        int present = LocalDate.ofInstant(now, DefaultOpenData.CHINA).getYear();
        if (year != present && year != present - 1) {
            throw new Invalid("/year", "out-of-range", "只能发布今年或者去年的清单");
        }
        List<List<String>> rows = derived(access.scope(OpenDatasets.PUBLISH));
        if (rows.isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "open-list-empty", "nothing is open");
        }
        String digest = HexFormat.of().formatHex(Sm3.digest(file(rows)));
        boolean first = jdbc.sql("""
                insert into open.annual_list (year, organ, organ_name, entries, digest, published_at, publisher_name) values (:year, :organ, :organName, :entries::jsonb, :digest, :now, :name) on conflict do nothing
                """).param("year", year).param("organ", authority.organ()).param("organName", authority.organName()).param("entries", JSON.writeValueAsString(rows)).param("digest", digest).param("now", Timestamp.from(now))
                .param("name", authority.name()).update() == 1;
        if (!first) {
            throw new Refused(Problem.Kind.CONFLICT, "open-list-published", "the list of this year is published");
        }
        audit.record(Act.done("opendata.list", "open-data-list:" + year + ":" + authority.organ()).with(Map.of("datasets", rows.size())));
        return new AnnualOpenList(year, authority.organ(), authority.organName(), rows.size(), digest, now);
    }

    private List<List<String>> derived(Scope scope) {
        Scope.Predicate within = scope.predicate("d.organ", "d.duty", "d.region", "0", "s");
        return jdbc.sql("""
                select e.title, d.organ_name, d.resource_code, e.content ->> 'theme' as theme, d.open_type, e.content ->> 'frequency' as frequency, e.number, e.published_at, e.facts ->> 'rows' as rows
                from open.dataset d join open.edition e on e.dataset = d.id and e.number = d.published where
                """ + within.sql() + " order by d.region, d.organ, e.title, d.id limit 10000").params(new HashMap<>(within.params())).query((row, _) -> List.of(row.getString("title"), row.getString("organ_name"),
                        row.getString("resource_code"), content.theme(row.getString("theme")).map(one -> one.name().zh()).orElse(""), WORDS.get(row.getString("open_type")), WORDS.get(row.getString("frequency")),
                        String.valueOf(row.getInt("number")), LocalDate.ofInstant(row.getTimestamp("published_at").toInstant(), DefaultOpenData.CHINA).toString(), row.getString("rows"))).list();
    }
}

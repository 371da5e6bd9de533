package luoshu.data.surveys.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import luoshu.data.surveys.Responsibilities;
import luoshu.data.surveys.Responsibility;
import luoshu.data.surveys.ResponsibilityQuery;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Grant;
import luoshu.kernel.database.Like;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Entries in force with their sources, and who answers for data by the organ's last confirmed survey. */
@Component
class DefaultResponsibilities implements Responsibilities {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ROW = """
            select e.id, e.code, e.name, e.organ, e.organ_name, e.region, e.share_type, e.share_modes::text as share_modes, e.update_cycle, e.author_name, e.published_at, a.responsible, a.telephone,
                   array(select s.element from catalog.api_source s where s.resource = e.id order by s.element) as sources
            from catalog.api_entry_in_force e
                 left join lateral (select a.responsible, a.telephone from surveys.answer a where a.organ = e.organ and a.confirmed_at is not null order by a.confirmed_at desc limit 1) a on true
            """;
    private static final String WHERE = """
            where e.confidentiality <= :ceiling and (:organ = '' or e.organ = :organ) and e.region like :region || '%'
              and (:q = '' or e.name ilike '%' || :like || '%' or e.code like :like || '%' or e.organ_name ilike '%' || :like || '%')
            """;
    private static final String ORDER = " order by e.region, e.organ, e.code";
    private final JdbcClient jdbc;
    private final Access access;

    DefaultResponsibilities(JdbcClient jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    @Override
    public Page<Responsibility> page(ResponsibilityQuery query, PageRequest page) {
        Map<String, Object> params = params(query);
        List<Responsibility> rows = jdbc.sql(ROW + WHERE + ORDER + " limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query(DefaultResponsibilities::row).list();
        int total = jdbc.sql("select count(*) from (select e.id from catalog.api_entry_in_force e " + WHERE + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    /** Within a transaction the driver hands the rows over in portions. */
    @Override
    @Transactional(readOnly = true)
    public void stream(ResponsibilityQuery query, Consumer<Responsibility> row) {
        try (Stream<Responsibility> rows = jdbc.sql(ROW + WHERE + ORDER).withFetchSize(500).params(params(query)).query(DefaultResponsibilities::row).stream()) {
            rows.forEach(row);
        }
    }

    private Map<String, Object> params(ResponsibilityQuery query) {
        Map<String, Object> params = new HashMap<>();
        params.put("ceiling", access.official().grants().stream().mapToInt(Grant::ceiling).max().orElse(0));
        params.put("organ", text(query.organ(), "/organ"));
        String region = text(query.region(), "/region");
        params.put("region", region.isEmpty() ? "" : RegionCode.of(region).prefix());
        String q = text(query.q(), "/q");
        params.put("q", q);
        params.put("like", Like.literal(q));
        return params;
    }

    private static String text(@Nullable String text, String at) {
        if (text == null) {
            return "";
        }
        Storable.check(text, at);
        return text.strip();
    }

    private static Responsibility row(ResultSet row, int number) throws SQLException {
        return new Responsibility(row.getObject("id", UUID.class), row.getString("code"), row.getString("name"), row.getString("organ"), row.getString("organ_name"), row.getString("region"),
                row.getString("share_type"), JSON.readValue(row.getString("share_modes"), new TypeReference<List<String>>() {
                }), row.getString("update_cycle"), List.of((String[]) row.getArray("sources").getArray()), row.getString("responsible"), row.getString("telephone"), row.getString("author_name"),
                row.getTimestamp("published_at").toInstant());
    }
}

package luoshu.data.contracts.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.catalog.ResourceView;
import luoshu.data.catalog.ShareMode;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractItem;
import luoshu.data.contracts.ContractRole;
import luoshu.data.contracts.ContractRow;
import luoshu.data.contracts.ContractState;
import luoshu.data.contracts.ContractTerms;
import luoshu.data.contracts.NewContract;
import luoshu.kernel.access.Scope;
import luoshu.kernel.access.Subject;
import luoshu.kernel.database.Like;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ContractQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<ContractItem>> ITEMS = new TypeReference<>() { };
    private static final String SELECT = """
            select c.number, c.resource, c.edition, c.resource_code, c.resource_name, c.provider, c.provider_name, c.provider_duty, c.provider_region, c.asker, c.asker_name, c.asker_duty, c.asker_region, c.demand,
                   c.terms::text as terms, c.items::text as items, c.state, c.version, c.reason, c.concluded_at, c.changed_at
            from contracts.contract c
            """;
    private final JdbcClient jdbc;

    ContractQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String insert(NewContract contract, ResourceView resource, Organ provider, Organ asker, List<ContractItem> items, LocalDate day, Instant now) {
        Map<String, Object> params = new HashMap<>();
        params.put("day", day.toString().replace("-", ""));
        params.put("resource", contract.resource());
        params.put("edition", contract.edition());
        params.put("code", resource.code());
        params.put("resourceName", String.valueOf(resource.content().name()));
        side(params, "provider", provider);
        side(params, "asker", asker);
        params.put("demand", contract.demand());
        params.put("mode", contract.terms().mode().name());
        params.put("from", contract.terms().from());
        params.put("until", contract.terms().until());
        params.put("terms", JSON.writeValueAsString(contract.terms()));
        params.put("items", JSON.writeValueAsString(items));
        params.put("now", Timestamp.from(now));
        return jdbc.sql("""
                insert into contracts.contract (number, resource, edition, resource_code, resource_name, provider, provider_name, provider_duty, provider_region, asker, asker_name, asker_duty, asker_region, demand, mode,
                                                valid_from, valid_until, terms, items, state, version, concluded_at, changed_at)
                values ('GX' || :day || lpad(nextval('contracts.serial')::text, 6, '0'), :resource, :edition, :code, :resourceName, :provider, :providerName, :providerDuty, :providerRegion, :asker, :askerName, :askerDuty,
                        :askerRegion, :demand, :mode, :from, :until, :terms::jsonb, :items::jsonb, 'DRAFT', 1, :now, :now)
                returning number
                """).params(params).query(String.class).single();
    }

    private static void side(Map<String, Object> params, String side, Organ organ) {
        params.put(side, organ.code().value());
        params.put(side + "Name", organ.name());
        params.put(side + "Duty", organ.duty());
        params.put(side + "Region", organ.region().value());
    }

    Optional<ContractFile> find(String number) {
        return jdbc.sql(SELECT + "where c.number = :number").param("number", number).query(ContractQueries::file).optional();
    }

    Optional<ContractFile> lock(String number) {
        return jdbc.sql(SELECT + "where c.number = :number for update").param("number", number).query(ContractQueries::file).optional();
    }

    List<ContractFile> ofDemand(String demand) {
        return jdbc.sql(SELECT + "where c.demand = :demand order by c.concluded_at, c.number").param("demand", demand).query(ContractQueries::file).list();
    }

    List<ContractFile> ofResource(UUID resource) {
        return jdbc.sql(SELECT + "where c.resource = :resource and c.state <> 'ENDED' order by c.number limit 1000").param("resource", resource).query(ContractQueries::file).list();
    }

    /** Not ended, the last day behind. */
    List<String> over(LocalDate today) {
        return jdbc.sql("select number from contracts.contract where state <> 'ENDED' and valid_until < :today order by number limit 200").param("today", today).query(String.class).list();
    }

    /** In use, the resource in force no more. */
    List<String> withoutResource() {
        return jdbc.sql("""
                select c.number from contracts.contract c
                where c.state = 'ACTIVE' and not exists (select from catalog.api_entry_in_force r where r.id = c.resource) order by c.number limit 200
                """).query(String.class).list();
    }

    boolean inForce(UUID resource) {
        return jdbc.sql("select exists (select from catalog.api_entry_in_force r where r.id = :resource)").param("resource", resource).query(Boolean.class).single();
    }

    void move(String number, ContractState state, @Nullable String reason, Instant now) {
        jdbc.sql("update contracts.contract set state = :state, version = version + 1, reason = :reason, changed_at = :now where number = :number").param("number", number).param("state", state.name())
                .param("reason", reason).param("now", Timestamp.from(now)).update();
    }

    Page<ContractRow> list(Scope scope, @Nullable ContractRole role, @Nullable ContractState state, @Nullable String q, PageRequest page) {
        Scope.Predicate provider = scope.predicate("c.provider", "c.provider_duty", "c.provider_region", "0", "p");
        Scope.Predicate asker = scope.predicate("c.asker", "c.asker_duty", "c.asker_region", "0", "a");
        Map<String, Object> params = new HashMap<>();
        params.put("q", q == null ? "" : q.strip());
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        params.put("state", state == null ? "" : state.name());
        if (role != ContractRole.ASKER) {
            params.putAll(provider.params());
        }
        if (role != ContractRole.PROVIDER) {
            params.putAll(asker.params());
        }
        String within = role == ContractRole.PROVIDER ? provider.sql() : role == ContractRole.ASKER ? asker.sql() : "(" + provider.sql() + " or " + asker.sql() + ")";
        String from = " from contracts.contract c where " + within + """
                 and (:state = '' or c.state = :state) and (:q = '' or c.number ilike '%' || :like || '%' or c.resource_name ilike '%' || :like || '%' or c.provider_name ilike '%' || :like || '%'
                      or c.asker_name ilike '%' || :like || '%' or c.demand = :q)
                """;
        List<ContractRow> rows = jdbc.sql("select c.number, c.resource_name, c.provider_name, c.asker_name, c.demand, c.mode, c.state, c.valid_from, c.valid_until, c.changed_at" + from
                        + " order by c.concluded_at desc, c.number desc limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query((row, _) -> new ContractRow(row.getString("number"), row.getString("resource_name"), row.getString("provider_name"), row.getString("asker_name"), row.getString("demand"),
                        ShareMode.valueOf(row.getString("mode")), ContractState.valueOf(row.getString("state")), row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class),
                        row.getTimestamp("changed_at").toInstant())).list();
        int total = jdbc.sql("select count(*) from (select" + from + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    private static ContractFile file(ResultSet row, int number) throws SQLException {
        Contract contract = new Contract(row.getString("number"), row.getObject("resource", UUID.class), row.getInt("edition"), row.getString("resource_code"), row.getString("resource_name"), row.getString("provider"),
                row.getString("provider_name"), row.getString("asker"), row.getString("asker_name"), row.getString("demand"), JSON.readValue(row.getString("terms"), ContractTerms.class),
                JSON.readValue(row.getString("items"), ITEMS), false, ContractState.valueOf(row.getString("state")), row.getInt("version"), row.getString("reason"), row.getTimestamp("concluded_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(), List.of());
        return new ContractFile(contract, new Subject(contract.provider(), row.getString("provider_duty"), row.getString("provider_region"), 0),
                new Subject(contract.asker(), row.getString("asker_duty"), row.getString("asker_region"), 0));
    }
}

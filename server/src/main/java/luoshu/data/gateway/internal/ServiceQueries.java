package luoshu.data.gateway.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.data.gateway.Maintenance;
import luoshu.data.gateway.OperationParameter;
import luoshu.data.gateway.OperationUse;
import luoshu.data.gateway.ServiceDraft;
import luoshu.data.gateway.ServiceOperation;
import luoshu.data.gateway.TableDrift;
import luoshu.data.gateway.TableServiceDraft;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.database.Like;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ServiceQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<OperationParameter>> PARAMETERS = new TypeReference<>() { };
    private static final String SELECT = """
            select s.id, s.organ, s.organ_name, s.duty, s.region, s.name, s.base_url, s.test_url, s.document, s.timeout_millis, s.at_once, s.public_key, s.read_at, s.version,
                   s.changed_at, s.changed_by_name, t.source as t_source, t.schema as t_schema, t.name as t_name, t.test_name as t_test_name, t.columns::text as t_columns, t.most as t_most, t.drift::text as t_drift,
                   t.checked_at as t_checked_at, m.all_of_it::text as maintenance
            from gateway.service s left join gateway.served_table t on t.service = s.id left join gateway.announced m on m.service = s.id
            """;
    private static final TypeReference<List<ServedTable.Column>> COLUMNS = new TypeReference<>() { };
    private static final TypeReference<List<Maintenance>> MAINTENANCE = new TypeReference<>() { };
    private static final TypeReference<List<TableDrift>> DRIFT = new TypeReference<>() { };
    private final JdbcClient jdbc;

    ServiceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An operation and how its service is reached. */
    record Offered(ServiceFile service, ServiceOperation operation) {
    }

    record Listed(ServiceFile file, int operations) {
    }

    Optional<ServiceFile> find(UUID id) {
        return jdbc.sql(SELECT + "where s.id = :id and s.removed_at is null").param("id", id).query(ServiceQueries::file).optional();
    }

    Optional<ServiceFile> lock(UUID id) {
        return jdbc.sql(SELECT + "where s.id = :id and s.removed_at is null for update of s").param("id", id).query(ServiceQueries::file).optional();
    }

    Page<Listed> list(Scope scope, @Nullable String q, PageRequest page) {
        Scope.Predicate within = scope.predicate("s.organ", "s.duty", "s.region", "0", "p");
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("q", q == null ? "" : q.strip());
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        String where = " where s.removed_at is null and " + within.sql() + " and (:q = '' or s.name ilike '%' || :like || '%' or s.organ_name ilike '%' || :like || '%')";
        List<Listed> rows = jdbc.sql("""
                select s.id, s.organ, s.organ_name, s.duty, s.region, s.name, s.base_url, s.test_url, s.document, s.timeout_millis, s.at_once, s.public_key, s.read_at, s.version,
                       s.changed_at, s.changed_by_name, t.source as t_source, t.schema as t_schema, t.name as t_name, t.test_name as t_test_name, t.columns::text as t_columns, t.most as t_most, t.drift::text as t_drift,
                       t.checked_at as t_checked_at, m.all_of_it::text as maintenance, (select count(*) from gateway.operation o where o.service = s.id and o.resource is not null and o.removed_at is null) as operations
                from gateway.service s left join gateway.served_table t on t.service = s.id left join gateway.announced m on m.service = s.id
                """ + where + " order by s.organ_name, s.name, s.id limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query((row, number) -> new Listed(file(row, number), row.getInt("operations"))).list();
        int total = jdbc.sql("select count(*) from (select from gateway.service s" + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    /** @return empty if the organ has a service of this name */
    Optional<UUID> insert(Organ organ, ServiceDraft draft, byte @Nullable [] key, Actor by, Instant at) {
        try {
            return jdbc.sql("""
                    insert into gateway.service (organ, organ_name, duty, region, name, base_url, test_url, document, timeout_millis, at_once, public_key, changed_at, changed_by, changed_by_name)
                    values (:organ, :organName, :duty, :region, :name, :base, :test, :document, :timeout, :atOnce, :key, :at, :by, :byName) returning id
                    """).param("organ", organ.code().value()).param("organName", organ.name()).param("duty", organ.duty()).param("region", organ.region().value()).params(said(draft, key, by, at))
                    .query(UUID.class).optional();
        } catch (DuplicateKeyException known) {
            return Optional.empty();
        }
    }

    /** @return empty if the organ has a service of this name */
    Optional<UUID> insertTable(Organ organ, TableServiceDraft draft, ServedTable table, Actor by, Instant at) {
        try {
            return jdbc.sql("""
                    insert into gateway.service (organ, organ_name, duty, region, name, base_url, test_url, document, timeout_millis, at_once, changed_at, changed_by, changed_by_name)
                    values (:organ, :organName, :duty, :region, :name, :base, :test, '/', :timeout, :atOnce, :at, :by, :byName) returning id
                    """).param("organ", organ.code().value()).param("organName", organ.name()).param("duty", organ.duty()).param("region", organ.region().value()).params(said(draft, table, by, at))
                    .query(UUID.class).optional();
        } catch (DuplicateKeyException known) {
            return Optional.empty();
        }
    }

    /** @return false if the organ has another service of this name */
    boolean saveTable(UUID id, TableServiceDraft draft, ServedTable table, Actor by, Instant at) {
        try {
            jdbc.sql("""
                    update gateway.service set name = :name, base_url = :base, test_url = :test, timeout_millis = :timeout, at_once = :atOnce, version = version + 1, changed_at = :at, changed_by = :by, changed_by_name = :byName
                    where id = :id
                    """).param("id", id).params(said(draft, table, by, at)).update();
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    private static Map<String, Object> said(TableServiceDraft draft, ServedTable table, Actor by, Instant at) {
        Map<String, Object> said = new HashMap<>();
        said.put("name", draft.name().strip());
        said.put("base", ServedTable.address(table.schema(), table.name()));
        said.put("test", table.testName() == null ? null : ServedTable.address(table.schema(), table.testName()));
        said.put("timeout", draft.timeoutMillis());
        said.put("atOnce", draft.atOnce());
        said.put("at", Timestamp.from(at));
        said.put("by", by.subject());
        said.put("byName", by.name());
        return said;
    }

    /** @return false if the organ has another service of this name */
    boolean save(UUID id, ServiceDraft draft, byte @Nullable [] key, Actor by, Instant at) {
        try {
            jdbc.sql("""
                    update gateway.service set name = :name, base_url = :base, test_url = :test, document = :document, timeout_millis = :timeout, at_once = :atOnce, public_key = :key,
                           version = version + 1, changed_at = :at, changed_by = :by, changed_by_name = :byName
                    where id = :id
                    """).param("id", id).params(said(draft, key, by, at)).update();
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    private static Map<String, Object> said(ServiceDraft draft, byte @Nullable [] key, Actor by, Instant at) {
        Map<String, Object> said = new HashMap<>();
        said.put("name", draft.name().strip());
        said.put("base", draft.baseUrl().strip());
        said.put("test", draft.testUrl() == null || draft.testUrl().isBlank() ? null : draft.testUrl().strip());
        said.put("document", draft.document());
        said.put("timeout", draft.timeoutMillis());
        said.put("atOnce", draft.atOnce());
        said.put("key", key);
        said.put("at", Timestamp.from(at));
        said.put("by", by.subject());
        said.put("byName", by.name());
        return said;
    }

    void remove(UUID id, Actor by, Instant at) {
        jdbc.sql("update gateway.service set removed_at = :at, version = version + 1, changed_at = :at, changed_by = :by, changed_by_name = :byName where id = :id").param("id", id).param("at", Timestamp.from(at))
                .param("by", by.subject()).param("byName", by.name()).update();
    }

    void read(UUID id, Instant at) {
        jdbc.sql("update gateway.service set read_at = :at where id = :id").param("id", id).param("at", Timestamp.from(at)).update();
    }

    /** One that was removed comes back as it was used before. */
    void put(UUID service, OpenApiDocument.Told told, Instant at) {
        jdbc.sql("""
                insert into gateway.operation (service, method, path, summary, parameters, digest, changed_at) values (:service, :method, :path, :summary, :parameters::jsonb, :digest, :at)
                on conflict (service, method, path) do update set summary = excluded.summary, parameters = excluded.parameters, digest = excluded.digest, changed_at = excluded.changed_at, removed_at = null
                """).param("service", service).param("method", told.method()).param("path", told.path()).param("summary", told.summary()).param("parameters", JSON.writeValueAsString(told.parameters()))
                .param("digest", told.digest()).param("at", Timestamp.from(at)).update();
    }

    void gone(UUID service, String method, String path, Instant at) {
        jdbc.sql("update gateway.operation set removed_at = :at where service = :service and method = :method and path = :path").param("service", service).param("method", method).param("path", path)
                .param("at", Timestamp.from(at)).update();
    }

    /** Digests of those the document has, by {@code METHOD path}. */
    Map<String, String> digests(UUID service) {
        Map<String, String> digests = new HashMap<>();
        jdbc.sql("select method, path, digest from gateway.operation where service = :service and removed_at is null").param("service", service)
                .query(row -> {
                    digests.put(row.getString("method") + " " + row.getString("path"), row.getString("digest"));
                });
        return digests;
    }

    boolean open(UUID service, OperationUse use) {
        return jdbc.sql("update gateway.operation set resource = :resource::uuid, subject = :subject::text, rows = :rows where service = :service and method = :method and path = :path and removed_at is null")
                .param("resource", use.resource() == null ? null : use.resource().toString()).param("subject", use.subject()).param("rows", use.rows()).param("service", service).param("method", use.method())
                .param("path", use.path()).update() == 1;
    }

    Optional<String> resourceOf(UUID resource, String organ) {
        return jdbc.sql("select r.name from catalog.api_entry_in_force r where r.id = :resource and r.organ = :organ").param("resource", resource).param("organ", organ).query(String.class).optional();
    }

    List<ServiceOperation> operations(UUID service) {
        return jdbc.sql("""
                select o.method, o.path, o.summary, o.parameters::text as parameters, o.resource, r.name as resource_name, o.subject, o.rows, o.removed_at, o.changed_at
                from gateway.operation o left join catalog.api_entry_in_force r on r.id = o.resource where o.service = :service order by o.path, o.method
                """).param("service", service).query((row, _) -> operation(row, row.getString("resource_name"))).list();
    }

    /** Those that give a resource, whatever service they are of. */
    List<Offered> offered(UUID resource) {
        return jdbc.sql("""
                select s.id, s.organ, s.organ_name, s.duty, s.region, s.name, s.base_url, s.test_url, s.document, s.timeout_millis, s.at_once, s.public_key, s.read_at, s.version,
                       s.changed_at, s.changed_by_name, t.source as t_source, t.schema as t_schema, t.name as t_name, t.test_name as t_test_name, t.columns::text as t_columns, t.most as t_most, t.drift::text as t_drift,
                       t.checked_at as t_checked_at, m.all_of_it::text as maintenance, o.method, o.path, o.summary, o.parameters::text as parameters, o.resource, o.subject, o.rows, o.removed_at, o.changed_at as o_changed_at
                from gateway.service s join gateway.operation o on o.service = s.id left join gateway.served_table t on t.service = s.id left join gateway.announced m on m.service = s.id
                where o.resource = :resource and o.removed_at is null and s.removed_at is null order by o.path, o.method, s.id limit 1000
                """).param("resource", resource).query((row, number) -> new Offered(file(row, number), operation(row, null))).list();
    }

    private static ServiceOperation operation(ResultSet row, @Nullable String resourceName) throws SQLException {
        return new ServiceOperation(row.getString("method"), row.getString("path"), row.getString("summary"), JSON.readValue(row.getString("parameters"), PARAMETERS), row.getObject("resource", UUID.class), resourceName,
                row.getString("subject"), row.getString("rows"), row.getTimestamp("removed_at") != null, row.getTimestamp("changed_at").toInstant());
    }

    private static ServiceFile file(ResultSet row, int number) throws SQLException {
        Timestamp read = row.getTimestamp("read_at");
        return new ServiceFile(row.getObject("id", UUID.class), row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"), row.getString("name"), row.getString("base_url"),
                row.getString("test_url"), row.getString("document"), row.getInt("timeout_millis"), row.getInt("at_once"), row.getBytes("public_key"),
                maintenance(row.getString("maintenance")), read == null ? null : read.toInstant(), row.getInt("version"),
                row.getTimestamp("changed_at").toInstant(), row.getString("changed_by_name"), table(row));
    }

    private static List<Maintenance> maintenance(@Nullable String all) {
        return all == null ? List.of() : JSON.readValue(all, MAINTENANCE);
    }

    private static @Nullable ServedTable table(ResultSet row) throws SQLException {
        UUID source = row.getObject("t_source", UUID.class);
        return source == null ? null : new ServedTable(source, row.getString("t_schema"), row.getString("t_name"), row.getString("t_test_name"), JSON.readValue(row.getString("t_columns"), COLUMNS), row.getInt("t_most"),
                JSON.readValue(row.getString("t_drift"), DRIFT), row.getTimestamp("t_checked_at").toInstant());
    }

    /** What is served of a table, as it was seen at this moment. */
    void putTable(UUID service, ServedTable table) {
        jdbc.sql("""
                insert into gateway.served_table (service, source, schema, name, test_name, columns, most, drift, checked_at) values (:service, :source, :schema, :name, :test, :columns::jsonb, :most, :drift::jsonb, :at)
                on conflict (service) do update set source = excluded.source, schema = excluded.schema, name = excluded.name, test_name = excluded.test_name, columns = excluded.columns, most = excluded.most,
                    drift = excluded.drift, checked_at = excluded.checked_at
                """).param("service", service).param("source", table.source()).param("schema", table.schema()).param("name", table.name()).param("test", table.testName())
                .param("columns", JSON.writeValueAsString(table.columns())).param("most", table.most()).param("drift", JSON.writeValueAsString(table.drift())).param("at", Timestamp.from(table.checkedAt())).update();
    }

    /**
     * @param looked when the table that drifted was looked at before
     * @return false if that is known, or it was looked at since: it may be another table
     */
    boolean drifted(UUID service, Instant looked, List<TableDrift> drift, Instant at) {
        return jdbc.sql("update gateway.served_table set drift = :drift::jsonb, checked_at = :at where service = :service and checked_at = :looked and drift <> :drift::jsonb").param("service", service)
                .param("looked", Timestamp.from(looked)).param("drift", JSON.writeValueAsString(drift)).param("at", Timestamp.from(at)).update() == 1;
    }

    /** Fields of an entry. */
    Set<String> fields(UUID resource) {
        return new HashSet<>(jdbc.sql("select field from catalog.api_item where resource = :resource limit 2000").param("resource", resource).query(String.class).list());
    }

    Optional<String> sourceName(UUID source) {
        return jdbc.sql("select name from sources.api_source where id = :source").param("source", source).query(String.class).optional();
    }
}

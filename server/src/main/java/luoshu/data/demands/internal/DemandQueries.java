package luoshu.data.demands.internal;

import java.sql.Array;
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

import luoshu.data.catalog.ShareType;
import luoshu.data.contracts.ContractTerms;
import luoshu.data.demands.DemandRow;
import luoshu.data.demands.DemandSide;
import luoshu.data.demands.DemandState;
import luoshu.kernel.access.Scope;
import luoshu.kernel.cases.CaseState;
import luoshu.kernel.database.Like;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class DemandQueries {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DemandQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(DemandFile file) {
        jdbc.sql("""
                insert into demands.demand (id, resource, edition, resource_code, resource_name, share_type, matter_code, provider, provider_name, provider_duty, provider_region,
                                            asker, asker_name, asker_duty, asker_region, party, state, version, authors, author_name, account, changed_at)
                values (:id, :resource, :edition, :code, :name, :shareType, :matter, :provider, :providerName, :providerDuty, :providerRegion,
                        :asker, :askerName, :askerDuty, :askerRegion, :party, 'WRITING', 1, :authors, :authorName, :account, :now)
                """).param("id", file.id()).param("resource", file.resource()).param("edition", file.edition()).param("code", file.resourceCode()).param("name", file.resourceName())
                .param("shareType", file.shareType().name()).param("matter", file.matterCode()).param("provider", file.provider().organ()).param("providerName", file.provider().name())
                .param("providerDuty", file.provider().duty()).param("providerRegion", file.provider().region()).param("asker", file.asker().organ()).param("askerName", file.asker().name())
                .param("askerDuty", file.asker().duty()).param("askerRegion", file.asker().region()).param("party", file.party()).param("authors", file.authors().toArray(String[]::new))
                .param("authorName", file.authorName()).param("account", file.account()).param("now", Timestamp.from(file.changedAt())).update();
    }

    Optional<DemandFile> find(UUID id) {
        return jdbc.sql("select * from demands.demand where id = :id").param("id", id).query(this::file).optional();
    }

    /** Its row locked until the transaction ends. */
    Optional<DemandFile> lock(UUID id) {
        return jdbc.sql("select * from demands.demand where id = :id for update").param("id", id).query(this::file).optional();
    }

    Optional<DemandFile> findUnfinished(String asker, UUID resource) {
        return jdbc.sql("select * from demands.demand where asker = :asker and resource = :resource and state in ('WRITING', 'WITH_HEAD')").param("asker", asker).param("resource", resource)
                .query(this::file).optional();
    }

    /** The newest of the organ for the resource, whatever became of it. */
    Optional<DemandFile> findLatest(String asker, UUID resource) {
        return jdbc.sql("select * from demands.demand where asker = :asker and resource = :resource order by changed_at desc limit 1").param("asker", asker).param("resource", resource).query(this::file).optional();
    }

    /** @return false if it is no longer in the version that was read */
    boolean move(DemandFile file, DemandState state, String note, Instant now) {
        return jdbc.sql("update demands.demand set state = :state, note = :note, version = version + 1, changed_at = :now where id = :id and version = :version").param("id", file.id())
                .param("version", file.version()).param("state", state.name()).param("note", note).param("now", Timestamp.from(now)).update() == 1;
    }

    boolean handedIn(DemandFile file, String number, String head, ContractTerms terms, @Nullable LocalDate due, Instant now) {
        return jdbc.sql("""
                update demands.demand set state = 'HANDED_IN', note = '', number = :number, head_name = :head, case_state = 'SUBMITTED', terms = :terms::jsonb, due = :due, version = version + 1, changed_at = :now
                where id = :id and version = :version
                """).param("id", file.id()).param("version", file.version()).param("number", number).param("head", head).param("terms", json.writeValueAsString(terms)).param("due", due)
                .param("now", Timestamp.from(now)).update() == 1;
    }

    /** Somebody else wrote in it. */
    void wrote(UUID id, String subject, String name, UUID account, Instant now) {
        jdbc.sql("""
                update demands.demand set authors = case when :subject = any(authors) then authors else authors || :subject end, author_name = :name, account = :account, changed_at = :now where id = :id
                """).param("id", id).param("subject", subject).param("name", name).param("account", account).param("now", Timestamp.from(now)).update();
    }

    boolean saveTerms(DemandFile file, ContractTerms terms, Instant now) {
        return jdbc.sql("update demands.demand set terms = :terms::jsonb, version = version + 1, changed_at = :now where id = :id and version = :version").param("id", file.id())
                .param("version", file.version()).param("terms", json.writeValueAsString(terms)).param("now", Timestamp.from(now)).update() == 1;
    }

    boolean concluded(DemandFile file, String contract, Instant now) {
        return jdbc.sql("update demands.demand set contract = :contract, version = version + 1, changed_at = :now where id = :id and version = :version").param("id", file.id())
                .param("version", file.version()).param("contract", contract).param("now", Timestamp.from(now)).update() == 1;
    }

    /** What the act of this moment did to its case, before the case tells it: whoever acted sees it at once. */
    void moved(UUID id, CaseState state) {
        jdbc.sql("update demands.demand set case_state = :state, due = null where id = :id").param("id", id).param("state", state.name()).update();
    }

    /** Its case went on; the version is that of what officials do with the demand, and stays. @return false for a fact that another, later one has overtaken */
    boolean follow(UUID id, int sequence, CaseState state, @Nullable LocalDate due, Instant now) {
        return jdbc.sql("""
                update demands.demand set case_state = :state, case_sequence = :sequence, due = :due, changed_at = :now where id = :id and case_sequence < :sequence
                """).param("id", id).param("sequence", sequence).param("state", state.name()).param("due", due).param("now", Timestamp.from(now)).update() == 1;
    }

    Page<DemandRow> page(Scope scope, @Nullable String q, @Nullable DemandSide side, @Nullable DemandState state, PageRequest page) {
        Scope.Predicate asked = scope.predicate("d.asker", "d.asker_duty", "d.asker_region", "0", "a");
        Scope.Predicate received = scope.predicate("d.provider", "d.provider_duty", "d.provider_region", "0", "p");
        Map<String, Object> params = new HashMap<>(asked.params());
        params.putAll(received.params());
        params.put("q", q == null ? "" : q.strip());
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        params.put("state", state == null ? "" : state.name());
        String onProviding = "(d.number is not null and " + received.sql() + ")";
        String reach = side == DemandSide.ASKED ? asked.sql() : side == DemandSide.RECEIVED ? onProviding : "(" + asked.sql() + " or " + onProviding + ")";
        String from = " from demands.demand d where " + reach + """
                 and (:state = '' and d.state <> 'DISCARDED' or d.state = :state)
                 and (:q = '' or d.resource_name ilike '%' || :like || '%' or d.asker_name ilike '%' || :like || '%' or d.provider_name ilike '%' || :like || '%' or d.number = :q)
                """;
        List<DemandRow> rows = jdbc.sql("select d.*" + from + " order by d.changed_at desc, d.id limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query(this::file).stream().map(DemandQueries::row).toList();
        int total = jdbc.sql("select count(*) from (select d.id" + from + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    private static DemandRow row(DemandFile file) {
        CaseState at = file.caseState();
        return new DemandRow(file.id(), file.resourceName(), file.provider().name(), file.asker().name(), file.shareType(), file.state(), file.number(), at == null ? null : at.shown(), file.due(), file.contract(),
                file.changedAt());
    }

    private DemandFile file(ResultSet row, int number) throws SQLException {
        String state = row.getString("case_state");
        String terms = row.getString("terms");
        return new DemandFile(row.getObject("id", UUID.class), row.getObject("resource", UUID.class), row.getInt("edition"), row.getString("resource_code"), row.getString("resource_name"),
                ShareType.valueOf(row.getString("share_type")), row.getString("matter_code"), side(row, "provider"), side(row, "asker"), row.getObject("party", UUID.class),
                DemandState.valueOf(row.getString("state")), row.getInt("version"), strings(row.getArray("authors")), row.getString("author_name"), row.getObject("account", UUID.class), row.getString("head_name"),
                row.getTimestamp("changed_at").toInstant(), row.getString("note"), row.getString("number"), state == null ? null : CaseState.valueOf(state), row.getObject("due", LocalDate.class),
                terms == null ? null : json.readValue(terms, ContractTerms.class), row.getString("contract"));
    }

    private static DemandFile.Side side(ResultSet row, String which) throws SQLException {
        return new DemandFile.Side(row.getString(which), row.getString(which + "_name"), row.getString(which + "_duty"), row.getString(which + "_region"));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}

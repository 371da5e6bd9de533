package luoshu.data.gateway.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.contracts.ActiveContracts;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractItem;
import luoshu.data.contracts.ContractRole;
import luoshu.data.gateway.DataUse;
import luoshu.data.gateway.DataUses;
import luoshu.data.gateway.Environment;
import luoshu.data.gateway.CallFault;
import luoshu.data.gateway.PersonalUse;
import luoshu.data.gateway.UseStatistics;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DefaultDataUses implements DataUses {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final HexFormat HEX = HexFormat.of();
    private static final int MOST_DAYS = 366;
    private static final String FROM = """
             from gateway.use u join contracts.api_contract c on c.number = u.contract join gateway.system s on s.id = u.system left join gateway.answer a on a.use = u.id
            """;
    private final JdbcClient jdbc;
    private final ActiveContracts contracts;
    private final Subjects subjects;
    private final Parties parties;
    private final Access access;

    DefaultDataUses(JdbcClient jdbc, ActiveContracts contracts, Subjects subjects, Parties parties, Access access) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.subjects = subjects;
        this.parties = parties;
        this.access = access;
    }

    private record Within(String sql, Map<String, Object> params) {
    }

    private Within within(@Nullable ContractRole role) {
        Scope scope = access.scope(READ);
        Scope.Predicate provider = scope.predicate("c.provider", "c.provider_duty", "c.provider_region", "0", "p");
        Scope.Predicate asker = scope.predicate("c.asker", "c.asker_duty", "c.asker_region", "0", "a");
        Map<String, Object> params = new HashMap<>();
        if (role != ContractRole.ASKER) {
            params.putAll(provider.params());
        }
        if (role != ContractRole.PROVIDER) {
            params.putAll(asker.params());
        }
        return new Within(role == ContractRole.PROVIDER ? provider.sql() : role == ContractRole.ASKER ? asker.sql() : "(" + provider.sql() + " or " + asker.sql() + ")", params);
    }

    @Override
    public Page<DataUse> list(@Nullable String contract, @Nullable ContractRole role, @Nullable CallFault fault, PageRequest page) {
        access.require(READ);
        Within within = within(role);
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("contract", contract == null ? "" : contract.strip());
        params.put("fault", fault == null ? "" : fault.name());
        String where = FROM + "where " + within.sql() + " and (:contract = '' or u.contract = :contract) and (:fault = '' or a.fault = :fault)";
        List<DataUse> rows = jdbc.sql("""
                select u.id, u.at, u.contract, c.resource_name, c.provider_name, c.asker_name, s.name as system_name, u.environment, u.person, u.matter, u.case_number, u.purpose, u.operation, u.fields, u.question,
                       a.status, a.code, a.fault, coalesce(a.rows, 0) as rows, coalesce(a.millis, 0) as millis, coalesce(a.cached, false) as cached, a.digest
                """ + where + " order by u.id desc limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset()).query(DefaultDataUses::use).list();
        int total = jdbc.sql("select count(*) from (select" + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    private static DataUse use(ResultSet row, int number) throws SQLException {
        byte[] answer = row.getBytes("digest");
        String fault = row.getString("fault");
        return new DataUse(row.getObject("id", UUID.class), row.getTimestamp("at").toInstant(), row.getString("contract"), row.getString("resource_name"), row.getString("provider_name"), row.getString("asker_name"),
                row.getString("system_name"), Environment.valueOf(row.getString("environment")), row.getString("person"), row.getString("matter"), row.getString("case_number"), row.getString("purpose"),
                row.getString("operation"), List.of((String[]) row.getArray("fields").getArray()), row.getObject("status", Integer.class), row.getString("code"), fault == null ? null : CallFault.valueOf(fault),
                row.getInt("rows"), row.getInt("millis"), row.getBoolean("cached"), HEX.formatHex(row.getBytes("question")), answer == null ? null : HEX.formatHex(answer));
    }

    @Override
    public List<UseStatistics> statistics(LocalDate from, LocalDate until) {
        access.require(READ);
        if (until.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(until)) {
            throw new Invalid("/until", "out-of-range", "1 到 " + MOST_DAYS + " 天");
        }
        Within within = within(null);
        return jdbc.sql("""
                select u.contract, c.resource_name, c.provider_name, c.asker_name, count(*) as calls, count(*) filter (where a.code = 'ok') as answered, coalesce(sum(a.rows), 0) as rows,
                       count(*) filter (where a.fault = 'REQUEST') as request, count(*) filter (where a.fault = 'PLATFORM' or a.use is null) as platform, count(*) filter (where a.fault = 'PROVIDER') as provider,
                       coalesce(percentile_disc(0.5) within group (order by a.millis) filter (where a.code = 'ok'), 0) as p50,
                       coalesce(percentile_disc(0.95) within group (order by a.millis) filter (where a.code = 'ok'), 0) as p95
                """ + FROM + "where u.id >= :from and u.id < :until and " + within.sql() + """
                 group by u.contract, c.resource_name, c.provider_name, c.asker_name order by calls desc, u.contract limit 200
                """).params(within.params()).param("from", TimeOrdered.first(from.atStartOfDay(CHINA).toInstant())).param("until", TimeOrdered.first(until.plusDays(1).atStartOfDay(CHINA).toInstant()))
                .query((row, _) -> new UseStatistics(row.getString("contract"), row.getString("resource_name"), row.getString("provider_name"), row.getString("asker_name"), row.getLong("calls"), row.getLong("answered"),
                        row.getLong("rows"), row.getLong("request"), row.getLong("platform"), row.getLong("provider"), row.getInt("p50"), row.getInt("p95"))).list();
    }

    @Override
    public Page<PersonalUse> ofPerson(PageRequest page) {
        Actor.Applicant self = access.applicant();
        PartyId person = new PartyId(self.personId());
        Optional<CitizenId> number = self.capacity() == Actor.CapacityKind.SELF ? Optional.ofNullable(parties.citizenIds(List.of(person), "data-uses").get(person)) : Optional.empty();
        if (number.isEmpty()) {
            return new Page<>(List.of(), 0, page.page(), page.size());
        }
        byte[] subject = HEX.parseHex(subjects.pseudonym(number.get().value()));
        String where = FROM + "where u.subject = :subject and u.environment = 'LIVE'";
        List<PersonalUse> rows = jdbc.sql("""
                select u.id, u.at, u.contract, c.asker_name, s.name as system_name, c.provider_name, c.resource_name, u.purpose, u.matter, u.case_number, u.fields, coalesce(a.code = 'ok' and a.rows > 0, false) as given
                """ + where + " order by u.id desc limit :size offset :offset").param("subject", subject).param("size", page.size()).param("offset", page.offset())
                .query((row, _) -> personal(row)).list();
        int total = jdbc.sql("select count(*) from (select" + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").param("subject", subject).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    private PersonalUse personal(ResultSet row) throws SQLException {
        Optional<Contract> contract = contracts.find(row.getString("contract"));
        List<String> fields = List.of((String[]) row.getArray("fields").getArray());
        return new PersonalUse(row.getObject("id", UUID.class), row.getTimestamp("at").toInstant(), row.getString("asker_name"), row.getString("system_name"), row.getString("provider_name"), row.getString("resource_name"),
                row.getString("purpose"), row.getString("matter"), row.getString("case_number"), contract.map(one -> one.terms().ground()).orElse(""),
                fields.stream().map(field -> contract.flatMap(one -> one.item(field)).map(ContractItem::name).orElse(field)).toList(), row.getBoolean("given"));
    }
}

package luoshu.data.analysis.internal;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import luoshu.data.analysis.Analyses;
import luoshu.data.analysis.AnalysisColumn;
import luoshu.data.analysis.AnalysisTable;
import luoshu.data.analysis.TableProblem;
import luoshu.data.analysis.internal.GrantedTable.GrantedColumn;
import luoshu.data.analysis.internal.GrantedTable.Place;
import luoshu.data.catalog.ShareMode;
import luoshu.data.contracts.ActiveContracts;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractItem;
import luoshu.data.contracts.Masking;
import luoshu.data.contracts.RowCondition;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.access.Subject;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an official may analyse as of now: read anew for each question, so that what ended a second ago gives nothing. */
@Component
class GrantedTables {

    static final ZoneId HENAN = ZoneId.of("Asia/Shanghai");
    private static final int MOST = 1_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** An entry in force. */
    private record Entry(UUID id, @Nullable String code, String name, String organ, String organName, Subject subject) {
    }

    /** An item of an entry in force. */
    private record Item(String name, String field, boolean personal, int sensitivity) {
    }

    /** Where an entry is read, and its columns there, by their name in small letters. */
    private record Relation(UUID source, String sourceName, String relation, Map<String, JsonNode> columns) {
    }

    private final JdbcClient jdbc;
    private final ActiveContracts contracts;
    private final Access access;
    private final Clock clock;

    GrantedTables(JdbcClient jdbc, ActiveContracts contracts, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.access = access;
        this.clock = clock;
    }

    /** By title, those that can be asked first. */
    List<GrantedTable> of(Actor.Official official) {
        Scope scope = access.scope(Analyses.USE);
        List<Contract> given = given(official, scope);
        Map<UUID, Entry> entries = entries(official, scope, given.stream().map(Contract::resource).collect(Collectors.toSet()));
        Map<UUID, Relation> relations = relations(entries.keySet());
        Map<UUID, List<Item>> items = items(entries.values().stream().filter(entry -> entry.organ().equals(official.organ())).map(Entry::id).toList());
        List<GrantedTable> tables = new ArrayList<>();
        entries.values().stream().filter(entry -> entry.organ().equals(official.organ()) && scope.reaches(entry.subject())).forEach(entry -> tables.add(own(entry, relations.get(entry.id()), items.getOrDefault(entry.id(), List.of()))));
        given.forEach(contract -> tables.add(given(contract, entries.get(contract.resource()), relations.get(contract.resource()))));
        tables.sort(Comparator.comparing((GrantedTable one) -> one.shown().problem() != null).thenComparing(one -> one.shown().title()).thenComparing(one -> one.names().getLast()));
        return named(tables);
    }

    /** The short name only where one table that can be asked is called so. */
    private static List<GrantedTable> named(List<GrantedTable> tables) {
        Map<String, Long> asked = tables.stream().filter(one -> one.shown().problem() == null).collect(Collectors.groupingBy(one -> one.names().getFirst(), Collectors.counting()));
        Set<String> taken = new HashSet<>();
        List<GrantedTable> named = new ArrayList<>();
        for (GrantedTable one : tables) {
            String brief = one.names().getFirst();
            boolean alone = one.shown().problem() == null ? asked.get(brief) == 1 : !asked.containsKey(brief);
            List<String> names = alone && taken.add(brief) ? one.names() : List.of(one.names().getLast());
            AnalysisTable shown = one.shown();
            named.add(new GrantedTable(names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList(), new AnalysisTable(names.getFirst(), shown.title(), shown.resource(), shown.providerName(), shown.contract(), shown.purpose(),
                    shown.matters(), shown.from(), shown.until(), shown.rows(), shown.only(), shown.sourceName(), shown.columns(), shown.problem()), one.contract(), one.provider(), one.place(), one.columns()));
        }
        return named;
    }

    private List<Contract> given(Actor.Official official, Scope scope) {
        Scope.Predicate within = scope.predicate("c.asker", "c.asker_duty", "c.asker_region", "0", "s");
        List<String> numbers = jdbc.sql("select c.number from contracts.api_contract c where c.asker = :organ and c.state <> 'DRAFT' and " + within.sql() + " order by c.number desc limit :most").params(within.params())
                .param("organ", official.organ()).param("most", MOST).query(String.class).list();
        return numbers.stream().map(contracts::find).flatMap(Optional::stream).filter(contract -> contract.terms().mode() == ShareMode.TABLE).toList();
    }

    private Map<UUID, Entry> entries(Actor.Official official, Scope scope, Set<UUID> given) {
        Scope.Predicate within = scope.predicate("e.organ", "e.duty", "e.region", "e.confidentiality", "s");
        Map<UUID, Entry> entries = new HashMap<>();
        jdbc.sql("""
                select e.id, e.code, e.name, e.organ, e.organ_name, e.duty, e.region, e.confidentiality from catalog.api_entry_in_force e
                where e.id = any(:given) or e.organ = :organ and exists (select from sources.api_entry t join sources.api_source d on d.id = t.source where t.resource = e.id) and
                """ + within.sql() + " order by e.published_at desc limit :most").params(within.params()).param("given", given.toArray(UUID[]::new)).param("organ", official.organ()).param("most", MOST).query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    entries.put(id, new Entry(id, row.getString("code"), row.getString("name"), row.getString("organ"), row.getString("organ_name"),
                            new Subject(row.getString("organ"), row.getString("duty"), row.getString("region"), row.getInt("confidentiality"))));
                });
        return entries;
    }

    /** The table an entry was drafted from last, in a database of the organ of the entry. */
    private Map<UUID, Relation> relations(Set<UUID> entries) {
        Map<UUID, Relation> relations = new HashMap<>();
        jdbc.sql("""
                select distinct on (t.resource) t.resource, t.source, s.name, t.relation, r.columns::text as columns
                from sources.api_entry t join sources.api_source s on s.id = t.source join sources.api_relation r on r.source = t.source and r.relation = t.relation
                     join catalog.api_entry_in_force e on e.id = t.resource and e.organ = s.organ
                where t.resource = any(:entries) order by t.resource, t.at desc
                """).param("entries", entries.toArray(UUID[]::new)).query(row -> {
                    Map<String, JsonNode> columns = new HashMap<>();
                    JSON.readTree(row.getString("columns")).forEach(column -> columns.put(column.path("name").asString().toLowerCase(Locale.ROOT), column));
                    relations.put(row.getObject("resource", UUID.class), new Relation(row.getObject("source", UUID.class), row.getString("name"), row.getString("relation"), columns));
                });
        return relations;
    }

    private Map<UUID, List<Item>> items(List<UUID> entries) {
        Map<UUID, List<Item>> items = new HashMap<>();
        jdbc.sql("""
                select i.resource, i.name, i.field, coalesce(c.personal, true) as personal, coalesce(c.sensitivity, 4) as sensitivity
                from catalog.api_item i left join catalog.api_item_class c on c.resource = i.resource and c.position = i.position where i.resource = any(:entries) order by i.resource, i.position
                """).param("entries", entries.toArray(UUID[]::new)).query((ResultSet row) -> {
                    items.computeIfAbsent(row.getObject("resource", UUID.class), _ -> new ArrayList<>()).add(new Item(row.getString("name"), row.getString("field"), row.getBoolean("personal"), row.getInt("sensitivity")));
                });
        return items;
    }

    private static GrantedTable own(Entry entry, @Nullable Relation relation, List<Item> items) {
        List<GrantedColumn> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        if (relation != null) {
            items.forEach(item -> {
                JsonNode column = relation.columns().get(item.field().toLowerCase(Locale.ROOT));
                if (column != null) {
                    ColumnKind kind = kind(column);
                    columns.add(new GrantedColumn(name(item.name(), item.field(), taken), column.path("name").asString(), item.field(), null, kind.type(), kind.engine(), kind.value(), item.personal(), item.sensitivity()));
                }
            });
        }
        Place place = relation == null || columns.isEmpty() ? null : new Place(relation.source(), relation.relation(), null);
        String brief = plain(entry.name(), "own");
        AnalysisTable shown = new AnalysisTable(brief, entry.name(), entry.id(), entry.organName(), null, null, List.of(), null, null, null, null, relation == null ? null : relation.sourceName(), columns(columns),
                place == null ? TableProblem.UNREADABLE : null);
        return new GrantedTable(List.of(brief, brief + "_" + plain(entry.code() == null ? entry.id().toString() : entry.code(), "own")), shown, null, entry.subject(), place, columns);
    }

    private GrantedTable given(Contract contract, @Nullable Entry entry, @Nullable Relation relation) {
        List<GrantedColumn> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        RowCondition condition = contract.terms().condition();
        JsonNode by = condition == null || relation == null ? null : relation.columns().get(condition.field().toLowerCase(Locale.ROOT));
        if (relation != null) {
            for (ContractItem item : contract.items()) {
                JsonNode column = relation.columns().get(item.field().toLowerCase(Locale.ROOT));
                if (column != null && item.masking() != Masking.OMITTED) {
                    ColumnKind kind = item.masking() == Masking.PLAIN ? kind(column) : ColumnKind.TEXT;
                    columns.add(new GrantedColumn(name(item.name(), item.field(), taken), column.path("name").asString(), item.field(), item, kind.type(), kind.engine(), kind.value(), item.personal(), item.sensitivity()));
                }
            }
        }
        boolean keepable = condition == null || by != null;
        Place place = relation == null || columns.isEmpty() || !keepable ? null
                : new Place(relation.source(), relation.relation(), condition == null ? null : new RowCondition(String.valueOf(by.path("name").asString()), condition.prefix()));
        TableProblem problem = stopped(contract).orElse(entry == null ? TableProblem.WITHDRAWN : place == null ? TableProblem.UNREADABLE : null);
        AnalysisTable.RowsOnly only = condition == null ? null : new AnalysisTable.RowsOnly(contract.item(condition.field()).map(ContractItem::name).orElse(condition.field()), condition.prefix());
        String brief = plain(contract.resourceName(), "shared");
        AnalysisTable shown = new AnalysisTable(brief, contract.resourceName(), contract.resource(), contract.providerName(), contract.number(), contract.terms().purpose(), contract.terms().matters(), contract.terms().from(),
                contract.terms().until(), contract.terms().rows(), only, relation == null ? null : relation.sourceName(), columns(columns), problem);
        return new GrantedTable(List.of(brief, brief + "_" + contract.number()), shown, contract, entry == null ? new Subject(contract.provider(), "", "", 0) : entry.subject(), place, columns);
    }

    /**
     * Asked again of the contract itself: it may have ended since the list was made.
     *
     * @return as it is now
     * @throws Refused analysis-contract
     */
    Contract inForce(Contract known) {
        Contract contract = contracts.find(known.number()).orElse(known);
        stopped(contract).ifPresent(why -> {
            throw new Refused(Problem.Kind.CONFLICT, "analysis-contract", contract.number() + "：" + why.sentence(), Map.of("contract", contract.number(), "state", contract.state().name(), "problem", why.name()));
        });
        return contract;
    }

    /**
     * Just before it is read: between admission and reading there may be seconds, in which a contract ends or its terms change.
     *
     * @throws Refused analysis-contract, or analysis-table when it is not given any more as it was
     */
    void still(Actor.Official official, Loading loading) {
        GrantedTable known = loading.table();
        if (known.contract() != null) {
            inForce(known.contract());
        }
        boolean same = of(official).stream().filter(one -> one.shown().resource().equals(known.shown().resource()) && Objects.equals(one.shown().contract(), known.shown().contract()))
                .anyMatch(one -> one.shown().problem() == null && Objects.equals(one.place(), known.place()) && one.columns().containsAll(loading.columns()));
        if (!same) {
            throw new Refused(Problem.Kind.CONFLICT, "analysis-table", known.shown().title() + "：" + TableProblem.UNREADABLE.sentence(), Map.of("table", loading.name(), "problem", TableProblem.UNREADABLE.name()));
        }
    }

    /** Why a contract gives nothing now. */
    Optional<TableProblem> stopped(Contract contract) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), HENAN);
        return switch (contract.state()) {
            case SUSPENDED -> Optional.of(TableProblem.SUSPENDED);
            case ENDED -> Optional.of(TableProblem.ENDED);
            case DRAFT -> Optional.of(TableProblem.OUT_OF_PERIOD);
            case ACTIVE -> contract.within(today) ? Optional.empty() : Optional.of(TableProblem.OUT_OF_PERIOD);
        };
    }

    private static ColumnKind kind(JsonNode column) {
        return ColumnKind.of(column.path("type").asInt(), column.path("typeName").asString(), column.path("size").isNumber() ? Integer.valueOf(column.path("size").asInt()) : null,
                column.path("digits").isNumber() ? Integer.valueOf(column.path("digits").asInt()) : null);
    }

    private static List<AnalysisColumn> columns(List<GrantedColumn> columns) {
        return columns.stream().map(one -> new AnalysisColumn(one.name(), one.field(), one.type(), one.item() == null ? Masking.PLAIN : one.item().masking(), one.personal(), one.sensitivity())).toList();
    }

    private static String name(String said, String field, Set<String> taken) {
        String name = plain(said, field);
        for (int again = 2; !taken.add(name.toLowerCase(Locale.ROOT)); again++) {
            name = plain(said, field) + "_" + again;
        }
        return name;
    }

    /** A name that needs no quotes: letters, digits and low lines. */
    private static String plain(String said, String otherwise) {
        String plain = said.replaceAll("[^\\p{L}\\p{Nd}_]+", "_").replaceAll("^_+|_+$", "");
        return plain.isEmpty() ? otherwise : Character.isDigit(plain.codePointAt(0)) ? "_" + plain : plain;
    }
}

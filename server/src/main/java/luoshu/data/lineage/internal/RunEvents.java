package luoshu.data.lineage.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import luoshu.data.lineage.LineageColumn;
import luoshu.data.lineage.LineageHow;
import luoshu.data.lineage.LineageOrigin;
import luoshu.data.lineage.LineagePlace;
import luoshu.data.lineage.internal.ToldQueries.OutsideField;
import luoshu.data.lineage.internal.ToldQueries.Registered;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events of OpenLineage 1.x: of what a job says about a dataset it writes, the facets {@code schema} and {@code columnLineage} are taken. An event that is told again, or comes late, changes nothing. Datasets that are tables
 * of a PostgreSQL data source of the same organ are those; all others are outside.
 */
@Component
public class RunEvents {

    public static final int MOST_BYTES = 1_048_576;
    private static final int MOST_DATASETS = 100;
    private static final int MOST_FIELDS = 1_000;
    private static final int MOST_EDGES = 5_000;
    private static final int LONGEST = 300;
    private static final int LONGEST_COMMENT = 500;
    private static final long AHEAD_SECONDS = 600;
    private static final Set<String> UNDONE = Set.of("FAIL", "ABORT");

    private final ToldQueries queries;
    private final ReporterQueries reporters;
    private final JsonMapper json;
    private final Audit audit;
    private final Clock clock;

    RunEvents(ToldQueries queries, ReporterQueries reporters, JsonMapper json, Audit audit, Clock clock) {
        this.queries = queries;
        this.reporters = reporters;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Invalid what is wrong with it */
    @Transactional
    public void take(ReporterKey key, byte[] body) {
        JsonNode event = read(body);
        Instant now = clock.instant();
        Instant at = time(event, now);
        reporters.used(key.id(), now);
        if (UNDONE.contains(event.path("eventType").asString("").toUpperCase(Locale.ROOT))) {
            return;
        }
        String job = event.has("job") ? name(event.path("job").path("namespace"), "/job/namespace") + "/" + name(event.path("job").path("name"), "/job/name") : "";
        Datasets datasets = new Datasets(key.owner(), queries.registered(key.owner().organ()));
        Set<OutsideField> fields = new LinkedHashSet<>();
        List<Told> told = new ArrayList<>();
        for (String side : List.of("inputs", "outputs")) {
            JsonNode all = event.path(side);
            if (all.size() > MOST_DATASETS) {
                throw new Invalid("/" + side, "too-many-entries", "最多 " + MOST_DATASETS + " 个数据集");
            }
            for (int i = 0; i < all.size(); i++) {
                dataset(datasets, all.get(i), "/" + side + "/" + i, side.equals("outputs") && !job.isEmpty(), job, key, at, fields, told);
            }
        }
        int kept = 0;
        for (Told one : told) {
            kept += queries.keep(one, now) ? 1 : 0;
        }
        if (!fields.isEmpty()) {
            queries.fields(key.owner(), fields, at);
        }
        audit.record(Act.done("lineage.report", "lineage-reporter:" + key.id()).with(Map.of("job", job, "tables", kept)));
    }

    private JsonNode read(byte[] body) {
        JsonNode event;
        try {
            event = json.readTree(body);
        } catch (JacksonException notJson) {
            throw new Invalid("", "not-json", "不是 JSON");
        }
        if (!event.isObject() || !event.has("eventTime")) {
            throw new Invalid("", "not-an-event", "不是 OpenLineage 事件");
        }
        return event;
    }

    /** A clock that is ahead must not keep out what comes after. */
    private static Instant time(JsonNode event, Instant now) {
        try {
            Instant at = OffsetDateTime.parse(event.path("eventTime").asString("")).toInstant();
            if (at.isAfter(now.plusSeconds(AHEAD_SECONDS))) {
                throw new Invalid("/eventTime", "in-the-future", "事件时间晚于现在");
            }
            return at;
        } catch (DateTimeParseException wrong) {
            throw new Invalid("/eventTime", "not-a-time", "事件时间应为带时区的 ISO 8601 时间");
        }
    }

    private void dataset(Datasets datasets, JsonNode said, String pointer, boolean output, String job, ReporterKey key, Instant at, Set<OutsideField> fields, List<Told> told) {
        LineageColumn table = datasets.table(name(said.path("namespace"), pointer + "/namespace"), name(said.path("name"), pointer + "/name"));
        JsonNode schema = said.path("facets").path("schema").path("fields");
        if (schema.size() > MOST_FIELDS) {
            throw new Invalid(pointer + "/facets/schema/fields", "too-many-entries", "最多 " + MOST_FIELDS + " 个字段");
        }
        for (int i = 0; i < schema.size(); i++) {
            String field = name(schema.get(i).path("name"), pointer + "/facets/schema/fields/" + i + "/name");
            datasets.outside(table, field, cut(schema.get(i).path("type")), cut(schema.get(i).path("description"))).ifPresent(fields::add);
        }
        JsonNode lineage = said.path("facets").path("columnLineage").path("fields");
        if (!output || !lineage.isObject()) {
            return;
        }
        List<ToldEdge> edges = new ArrayList<>();
        lineage.properties().forEach(one -> {
            String here = pointer + "/facets/columnLineage/fields/" + one.getKey().replace("~", "~0").replace("/", "~1");
            String to = name(one.getKey(), here);
            datasets.outside(table, to, "", "").ifPresent(fields::add);
            JsonNode inputs = one.getValue().path("inputFields");
            for (int i = 0; i < inputs.size(); i++) {
                String input = here + "/inputFields/" + i;
                LineageColumn from = datasets.table(name(inputs.get(i).path("namespace"), input + "/namespace"), name(inputs.get(i).path("name"), input + "/name"));
                String field = name(inputs.get(i).path("field"), input + "/field");
                datasets.outside(from, field, "", "").ifPresent(fields::add);
                edges.add(new ToldEdge(new LineageColumn(from.place(), from.ref(), from.table(), field), to, how(inputs.get(i), one.getValue())));
                if (edges.size() > MOST_EDGES) {
                    throw new Invalid(here, "too-many-entries", "一个数据集最多 " + MOST_EDGES + " 条字段关系");
                }
            }
        });
        told.add(new Told(LineageOrigin.OPENLINEAGE, key.owner(), job, null, null, table.place(), table.ref(), table.table(), at, key.name(), edges));
    }

    /** By the transformations of the input field; of older facets by the one of the output. */
    private static LineageHow how(JsonNode input, JsonNode output) {
        JsonNode all = input.path("transformations");
        if (all.isEmpty()) {
            return output.path("transformationType").asString("IDENTITY").equalsIgnoreCase("IDENTITY") ? LineageHow.COPIED : LineageHow.DERIVED;
        }
        LineageHow how = null;
        for (JsonNode one : all) {
            if (one.path("type").asString("").equalsIgnoreCase("DIRECT")) {
                LineageHow said = switch (one.path("subtype").asString("").toUpperCase(Locale.ROOT)) {
                    case "IDENTITY" -> LineageHow.COPIED;
                    case "AGGREGATION" -> LineageHow.AGGREGATED;
                    default -> LineageHow.DERIVED;
                };
                how = how == null || said.compareTo(how) > 0 ? said : how;
            }
        }
        return how == null ? LineageHow.CONDITION : how;
    }

    private static String name(JsonNode said, String pointer) {
        return name(said.isString() ? said.asString() : "", pointer);
    }

    private static String name(String name, String pointer) {
        Storable.check(name, pointer);
        if (name.isBlank() || name.length() > LONGEST) {
            throw new Invalid(pointer, name.isBlank() ? "required" : "too-long", "请填写名称，不超过 " + LONGEST + " 字");
        }
        return name;
    }

    private static String cut(JsonNode said) {
        String text = said.isString() ? said.asString().replace("\u0000", "") : "";
        Storable.check(text, "");
        return text.codePointCount(0, text.length()) <= LONGEST_COMMENT ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_COMMENT));
    }

    /** Names of datasets as OpenLineage gives them: {@code postgres://host:port} and {@code database.schema.table}. */
    private static final class Datasets {

        private final Told.Owner owner;
        private final Map<String, Registered> registered = new HashMap<>();

        Datasets(Told.Owner owner, List<Registered> registered) {
            this.owner = owner;
            registered.forEach(one -> this.registered.putIfAbsent("postgres://" + one.host().toLowerCase(Locale.ROOT) + ":" + one.port() + "/" + one.database() + "." + one.schema() + ".", one));
        }

        /** Without a column. */
        LineageColumn table(String namespace, String name) {
            String server = namespace.toLowerCase(Locale.ROOT).replaceFirst("^postgresql://", "postgres://");
            String whole = (server.matches("postgres://[^/]*:\\d+") ? server : server.startsWith("postgres://") ? server + ":5432" : server) + "/" + name;
            for (Map.Entry<String, Registered> one : registered.entrySet()) {
                if (whole.startsWith(one.getKey())) {
                    return new LineageColumn(LineagePlace.SOURCE, one.getValue().id().toString(), whole.substring(one.getKey().length()), "");
                }
            }
            return new LineageColumn(LineagePlace.OUTSIDE, owner.organ() + ":" + namespace, name, "");
        }

        Optional<OutsideField> outside(LineageColumn table, String field, String type, String comment) {
            return table.place() == LineagePlace.OUTSIDE
                    ? Optional.of(new OutsideField(table.ref(), table.table(), field, table.ref().substring(owner.organ().length() + 1), type, comment)) : Optional.empty();
        }
    }
}

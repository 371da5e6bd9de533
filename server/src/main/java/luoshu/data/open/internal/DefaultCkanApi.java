package luoshu.data.open.internal;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import luoshu.data.catalog.OpenType;
import luoshu.data.open.CkanApi;
import luoshu.data.open.OpenChoices;
import luoshu.data.open.OpenData;
import luoshu.data.open.OpenDataFormat;
import luoshu.data.open.OpenDataPage;
import luoshu.kernel.problems.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Packages are data sets, their names the ids; organizations are organs, groups are themes; the resources of a package are the files of its newest version. */
@Component
class DefaultCkanApi implements CkanApi {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final int MOST_ROWS = 100;
    private static final int MOST = 1_000;

    /** What CKAN says is wrong with a request. */
    private static final class Wrong extends RuntimeException {
        private final int status;
        private final Map<String, Object> error;

        private Wrong(int status, Map<String, Object> error) {
            super(null, null, false, false);
            this.status = status;
            this.error = error;
        }
    }

    private final OpenData data;
    private final OpenContent content;
    private final OpenSettings settings;
    /** Whole, for some seconds: anybody may ask for it often. What was withdrawn is refused at its file at once. */
    private final LoadingCache<Boolean, List<OpenDataPage>> whole;

    DefaultCkanApi(OpenData data, OpenContent content, OpenSettings settings) {
        this.data = data;
        this.content = content;
        this.settings = settings;
        this.whole = Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(_ -> data.list(0, MOST));
    }

    @Override
    public CkanAnswer act(String action, Map<String, String> parameters) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("help", settings.origin() + "/api/3/action/help_show?name=" + (action.matches("[a-z_]{1,60}") ? action : ""));
        try {
            Object result = result(action, parameters);
            body.put("success", true);
            body.put("result", result);
            return new CkanAnswer(200, body);
        } catch (Wrong wrong) {
            body.put("success", false);
            body.put("error", wrong.error);
            return new CkanAnswer(wrong.status, body);
        }
    }

    private Object result(String action, Map<String, String> parameters) {
        return switch (action) {
            case "site_read" -> true;
            case "status_show" -> Map.of("ckan_version", "2.10", "site_url", settings.origin(), "site_title", "公共数据开放", "locale_default", "zh_Hans_CN", "extensions", List.of());
            case "package_list" -> pages(number(parameters, "offset", 0, MOST), number(parameters, "limit", MOST_ROWS, MOST)).stream().map(one -> one.id().toString()).toList();
            case "current_package_list_with_resources" -> pages(number(parameters, "offset", 0, MOST), number(parameters, "limit", 10, MOST_ROWS)).stream().map(this::packaged).toList();
            case "package_show" -> packaged(page(named(parameters, "id")));
            case "package_search" -> search(parameters);
            case "resource_show" -> resource(named(parameters, "id"));
            case "organization_list" -> listed(organizations(), parameters);
            case "organization_show" -> shown(organizations(), named(parameters, "id"));
            case "group_list" -> listed(groups(), parameters);
            case "group_show" -> shown(groups(), named(parameters, "id"));
            case "tag_list" -> all().stream().flatMap(one -> one.keywords().stream()).distinct().sorted().limit(MOST).toList();
            case "license_list" -> content.choices().licences().stream().map(DefaultCkanApi::licence).toList();
            case "help_show" -> "Reading actions of CKAN's API version 3: site_read, status_show, package_list, current_package_list_with_resources, package_show, package_search, resource_show, organization_list, "
                    + "organization_show, group_list, group_show, tag_list, license_list.";
            default -> throw new Wrong(404, Map.of("__type", "Not Found Error", "message", "Action name not known"));
        };
    }

    private static Wrong missing() {
        return new Wrong(404, Map.of("__type", "Not Found Error", "message", "Not found"));
    }

    private static Wrong invalid(String parameter, String why) {
        return new Wrong(409, Map.of("__type", "Validation Error", parameter, List.of(why)));
    }

    private static int number(Map<String, String> parameters, String name, int otherwise, int most) {
        String text = parameters.get(name);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,6}")) {
            throw invalid(name, "Invalid integer");
        }
        return Math.min(Integer.parseInt(text), most);
    }

    private static String named(Map<String, String> parameters, String name) {
        String text = parameters.get(name);
        if (text == null || text.isBlank()) {
            throw invalid(name, "Missing value");
        }
        return text;
    }

    private List<OpenDataPage> pages(int offset, int limit) {
        return data.list(offset, limit);
    }

    private List<OpenDataPage> all() {
        return whole.get(true);
    }

    private OpenDataPage page(String id) {
        try {
            return data.get(UUID.fromString(id), null);
        } catch (NotFound | IllegalArgumentException none) {
            throw missing();
        }
    }

    /** {@code fq}: organization, groups, license_id, res_format and tags, each {@code name:value}; whatever else it says finds nothing. */
    private Map<String, Object> search(Map<String, String> parameters) {
        String q = parameters.getOrDefault("q", "").strip();
        String words = q.equals("*:*") ? "" : q.toLowerCase(Locale.ROOT);
        if (words.length() > 100) {
            throw invalid("q", "Too long");
        }
        Predicate<OpenDataPage> chosen = filter(parameters.getOrDefault("fq", ""));
        List<OpenDataPage> found = all().stream().filter(one -> words.isEmpty() || (one.title() + ' ' + one.description() + ' ' + one.organName() + ' ' + one.keywords()).toLowerCase(Locale.ROOT).contains(words))
                .filter(chosen).toList();
        int start = number(parameters, "start", 0, MOST);
        int rows = number(parameters, "rows", 10, MOST_ROWS);
        Map<String, Object> facets = new LinkedHashMap<>();
        if (parameters.getOrDefault("facet.field", "").contains("organization")) {
            facets.put("organization", counted(found.stream().map(OpenDataPage::organ).toList()));
        }
        if (parameters.getOrDefault("facet.field", "").contains("groups")) {
            facets.put("groups", counted(found.stream().map(one -> one.theme().code()).toList()));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("count", found.size());
        result.put("sort", "metadata_modified desc");
        result.put("facets", facets);
        result.put("results", found.stream().skip(start).limit(rows).map(this::packaged).toList());
        result.put("search_facets", Map.of());
        return result;
    }

    private static Map<String, Integer> counted(List<String> values) {
        Map<String, Integer> counts = new TreeMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts;
    }

    private static Predicate<OpenDataPage> filter(String fq) {
        Predicate<OpenDataPage> filter = _ -> true;
        for (String part : fq.strip().split("\\s+")) {
            int at = part.indexOf(':');
            if (part.isEmpty()) {
                continue;
            }
            String value = at < 0 ? "" : part.substring(at + 1).replaceAll("^[\"(]+|[\")]+$", "");
            filter = filter.and(switch (at < 0 ? "" : part.substring(0, at).replaceFirst("^\\+", "")) {
                case "organization", "owner_org" -> one -> one.organ().equals(value);
                case "groups" -> one -> one.theme().code().equals(value);
                case "license_id" -> one -> one.licence().code().equals(value);
                case "tags" -> one -> one.keywords().contains(value);
                case "res_format" -> _ -> value.equalsIgnoreCase("CSV") || value.equalsIgnoreCase("JSONL");
                default -> _ -> false;
            });
        }
        return filter;
    }

    private Map<String, Object> packaged(OpenDataPage one) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("id", one.id().toString());
        made.put("name", one.id().toString());
        made.put("title", one.title());
        made.put("notes", one.description());
        made.put("type", "dataset");
        made.put("state", "active");
        made.put("private", false);
        made.put("isopen", one.openType() == OpenType.UNCONDITIONAL);
        made.put("author", one.organName());
        made.put("license_id", one.licence().code());
        made.put("license_title", one.licence().name().zh());
        made.put("license_url", one.licence().address());
        made.put("version", String.valueOf(one.edition()));
        made.put("url", settings.origin() + "/open-data/" + one.id());
        made.put("metadata_created", TIME.format(one.versions().getLast().publishedAt()));
        made.put("metadata_modified", TIME.format(one.publishedAt()));
        made.put("owner_org", one.organ());
        made.put("organization", Map.of("id", one.organ(), "name", one.organ(), "title", one.organName(), "type", "organization", "is_organization", true, "state", "active"));
        made.put("groups", List.of(Map.of("id", one.theme().code(), "name", one.theme().code(), "title", one.theme().name().zh(), "display_name", one.theme().name().zh())));
        made.put("tags", one.keywords().stream().map(word -> Map.of("name", word, "display_name", word, "state", "active")).toList());
        made.put("num_tags", one.keywords().size());
        List<Map<String, Object>> resources = new ArrayList<>();
        for (OpenDataFormat format : OpenDataFormat.values()) {
            resources.add(resource(one, format));
        }
        made.put("num_resources", resources.size());
        made.put("resources", resources);
        made.put("extras", List.of(Map.of("key", "resource_code", "value", one.resourceCode()), Map.of("key", "open_type", "value", one.openType().name()), Map.of("key", "citation", "value", one.citation())));
        return made;
    }

    /** A file is named by its version and format. */
    private Map<String, Object> resource(OpenDataPage one, OpenDataFormat format) {
        boolean csv = format == OpenDataFormat.CSV;
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("id", one.id() + "-" + one.edition() + "-" + format.extension());
        made.put("package_id", one.id().toString());
        made.put("name", one.title() + "（第 " + one.edition() + " 版）");
        made.put("format", format.name());
        made.put("mimetype", csv ? "text/csv" : "application/jsonl");
        made.put("size", csv ? one.table().csvBytes() : one.table().jsonlBytes());
        made.put("hash", "sm3:" + (csv ? one.table().csvDigest() : one.table().jsonlDigest()));
        made.put("url", DcatCatalogue.fileAddress(settings.origin(), one, format));
        made.put("state", "active");
        made.put("position", format.ordinal());
        made.put("created", TIME.format(one.publishedAt()));
        made.put("last_modified", TIME.format(one.publishedAt()));
        made.put("datastore_active", false);
        return made;
    }

    private Map<String, Object> resource(String id) {
        if (!id.matches("[0-9a-f-]{36}-[0-9]{1,6}-(csv|jsonl)")) {
            throw missing();
        }
        String[] parts = id.substring(37).split("-");
        try {
            return resource(data.get(UUID.fromString(id.substring(0, 36)), Integer.valueOf(parts[0])), OpenDataFormat.valueOf(parts[1].toUpperCase(Locale.ROOT)));
        } catch (NotFound | IllegalArgumentException none) {
            throw missing();
        }
    }

    private Map<String, Map<String, Object>> organizations() {
        Map<String, Map<String, Object>> made = new TreeMap<>();
        all().forEach(one -> counted(made, one.organ(), one.organName(), true));
        return made;
    }

    private Map<String, Map<String, Object>> groups() {
        Map<String, Map<String, Object>> made = new TreeMap<>();
        all().forEach(one -> counted(made, one.theme().code(), one.theme().name().zh(), false));
        return made;
    }

    private static void counted(Map<String, Map<String, Object>> made, String code, String title, boolean organ) {
        Map<String, Object> one = made.computeIfAbsent(code, _ -> new LinkedHashMap<>(Map.of("id", code, "name", code, "title", title, "display_name", title, "type", organ ? "organization" : "group",
                "is_organization", organ, "state", "active", "package_count", 0)));
        one.put("package_count", (Integer) one.get("package_count") + 1);
    }

    private static List<Object> listed(Map<String, Map<String, Object>> all, Map<String, String> parameters) {
        boolean whole = parameters.getOrDefault("all_fields", "").equalsIgnoreCase("true");
        List<Object> listed = new ArrayList<>(whole ? all.values() : all.keySet());
        return listed.stream().skip(number(parameters, "offset", 0, MOST)).limit(number(parameters, "limit", MOST, MOST)).toList();
    }

    private static Map<String, Object> shown(Map<String, Map<String, Object>> all, String id) {
        @Nullable Map<String, Object> one = all.get(id);
        if (one == null) {
            throw missing();
        }
        return one;
    }

    private static Map<String, Object> licence(OpenChoices.OpenChoice one) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("id", one.code());
        made.put("title", one.name().zh());
        made.put("url", one.address());
        made.put("status", "active");
        return made;
    }
}

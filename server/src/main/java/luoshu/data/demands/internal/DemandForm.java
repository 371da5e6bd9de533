package luoshu.data.demands.internal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import luoshu.data.catalog.ResourceItem;
import luoshu.data.catalog.ResourceView;
import luoshu.data.catalog.ShareMode;
import luoshu.data.catalog.ShareType;
import luoshu.data.contracts.ContractField;
import luoshu.data.contracts.ContractTerms;
import luoshu.data.contracts.Masking;
import luoshu.data.contracts.RowCondition;
import luoshu.data.demands.DemandProposal;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.regions.RegionCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The form of the two matters (packages/matters, art. 20) and the resource: what of the form the resource decides, what the form may not ask of it, and the terms that follow from both. */
final class DemandForm {

    private static final int MOST_YEARS = 3;
    private static final int USUAL_PER_MINUTE = 60;
    private static final int USUAL_PER_DAY = 10_000;
    private static final int USUAL_ROWS = 100;
    /** From this sensitivity on a personal item is masked unless the providing organ says otherwise. */
    private static final int MASKED_FROM = 3;

    private DemandForm() {
    }

    /** With what nobody but the catalogue says. */
    static ObjectNode fixed(@Nullable JsonNode form, String code, String name, JsonMapper json) {
        ObjectNode fixed = form instanceof ObjectNode typed ? typed.deepCopy() : json.createObjectNode();
        fixed.put("resourceCode", code);
        fixed.put("resourceName", name);
        return fixed;
    }

    static ObjectNode begun(ResourceView resource, String contact, LocalDate today, JsonMapper json) {
        ObjectNode form = fixed(null, String.valueOf(resource.code()), String.valueOf(resource.content().name()), json);
        form.put("contactName", contact);
        form.put("validFrom", today.toString());
        form.put("validTo", today.plusYears(1).toString());
        resource.content().shareModes().stream().findFirst().ifPresent(mode -> form.put("shareMode", mode.name()));
        return form;
    }

    /** What the platform knows of a demand it proposes: all that the resource shares, for these matters. What is left – systems, safeguards, who answers – only the organ knows. */
    static ObjectNode proposed(ResourceView resource, DemandProposal proposal, LocalDate today, JsonMapper json) {
        ObjectNode form = begun(resource, "", today, json);
        form.remove("contactName");
        form.put("legalBasis", proposal.legalBasis()).put("purpose", proposal.purpose()).put("scopeOfUse", proposal.scopeOfUse());
        ArrayNode matters = form.putArray("matters");
        proposal.matters().forEach((code, name) -> matters.addObject().put("code", code).put("name", name));
        ArrayNode items = form.putArray("items");
        resource.content().items().stream().filter(item -> item.name() != null && item.shareType() != ShareType.NOT_SHARED).forEach(item -> items.addObject().put("name", item.name()));
        return form;
    }

    /** What is wrong with it beyond what the form's own schema says. */
    static List<FieldError> problems(JsonNode form, ResourceView resource, LocalDate today) {
        List<FieldError> problems = new ArrayList<>();
        JsonNode items = form.path("items");
        for (int i = 0; i < items.size(); i++) {
            Optional<ResourceItem> item = item(resource, items.path(i).path("name").asString(""));
            String pointer = "/form/items/" + i + "/name";
            if (item.isEmpty()) {
                problems.add(new FieldError(pointer, "unknown", "资源中没有这个数据项"));
            } else if (item.get().shareType() == ShareType.NOT_SHARED) {
                problems.add(new FieldError(pointer, "not-shared", "这个数据项不予共享"));
            }
        }
        if (mode(form).filter(resource.content().shareModes()::contains).isEmpty()) {
            problems.add(new FieldError("/form/shareMode", "mode-not-offered", "这个资源不以这种方式共享"));
        }
        LocalDate from = date(form, "validFrom");
        LocalDate until = date(form, "validTo");
        if (until != null && !until.isAfter(today)) {
            problems.add(new FieldError("/form/validTo", "past", "截止日期应晚于今天"));
        } else if (from != null && until != null && (!until.isAfter(from) || until.isAfter(from.plusYears(MOST_YEARS)))) {
            problems.add(new FieldError("/form/validTo", "period", "截止日期应晚于开始日期，最长 " + MOST_YEARS + " 年"));
        }
        return problems;
    }

    static ContractTerms terms(JsonNode form, ResourceView resource) {
        List<ContractField> fields = form.path("items").valueStream().map(asked -> item(resource, asked.path("name").asString(""))).flatMap(Optional::stream).distinct()
                .map(item -> new ContractField(field(item), masking(item))).toList();
        List<String> matters = form.path("matters").valueStream().map(matter -> matter.path("code").asString("")).filter(code -> code.matches("[0-9]{12}")).distinct().toList();
        String region = form.path("rowRegion").asString("");
        Optional<ResourceItem> division = resource.content().items().stream().filter(item -> String.valueOf(item.name()).contains("区划")).findFirst();
        RowCondition condition = region.isEmpty() ? null : division.map(item -> new RowCondition(field(item), RegionCode.of(region).prefix())).orElse(null);
        return new ContractTerms(form.path("purpose").asString(), form.path("legalBasis").asString(), matters, fields, condition, mode(form).orElse(ShareMode.API),
                form.path("callsPerMinute").asInt(USUAL_PER_MINUTE), form.path("callsPerDay").asInt(USUAL_PER_DAY), form.path("rowsPerAnswer").asInt(USUAL_ROWS),
                Objects.requireNonNull(date(form, "validFrom")), Objects.requireNonNull(date(form, "validTo")), 0);
    }

    private static Optional<ResourceItem> item(ResourceView resource, String name) {
        return resource.content().items().stream().filter(item -> name.strip().equals(item.name())).findFirst();
    }

    private static String field(ResourceItem item) {
        return item.field() == null ? String.valueOf(item.name()) : item.field();
    }

    private static Masking masking(ResourceItem item) {
        if (!item.personal() || item.sensitivity() < MASKED_FROM) {
            return Masking.PLAIN;
        }
        String name = String.valueOf(item.name());
        if (name.contains("姓名")) {
            return Masking.NAME;
        }
        if (name.contains("身份") || name.contains("证件号")) {
            return Masking.ID_NUMBER;
        }
        if (name.contains("手机") || name.contains("电话")) {
            return Masking.MOBILE;
        }
        return name.contains("地址") || name.contains("住址") ? Masking.ADDRESS : name.contains("账号") || name.contains("账户") ? Masking.ACCOUNT : Masking.HASHED;
    }

    private static Optional<ShareMode> mode(JsonNode form) {
        String word = form.path("shareMode").asString("");
        return Arrays.stream(ShareMode.values()).filter(mode -> mode.name().equals(word)).findFirst();
    }

    /** Null also for what is no date: the schema says so. */
    private static @Nullable LocalDate date(JsonNode form, String name) {
        String text = form.path(name).asString("");
        return text.matches("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])") ? parsed(text) : null;
    }

    private static @Nullable LocalDate parsed(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null; // 30 February
        }
    }
}

package luoshu.trust.archives.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import luoshu.trust.layout.Xml;
import org.jspecify.annotations.Nullable;

/** Metadata against the scheme, against our records, and in themselves. */
final class MetadataLook {

    /** A file as the metadata name it. */
    record Named(String path, String format, long size, String sm3) {
    }

    private final ArchiveContent.Scheme scheme;
    private final Findings findings;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<Named> files = new ArrayList<>();

    private MetadataLook(ArchiveContent.Scheme scheme, Findings findings) {
        this.scheme = scheme;
        this.findings = findings;
    }

    /** Empty: they cannot be read at all. */
    static Optional<MetadataLook> look(byte[] xml, ArchiveContent.Scheme scheme, Registered registered, Findings findings) {
        Xml root;
        try {
            root = Xml.read(xml);
        } catch (Xml.Unreadable broken) {
            findings.add("readable", broken.forbidden() ? "xml-forbidden" : "xml-broken", Paths.METADATA);
            return Optional.empty();
        }
        if (!root.name().equals(Metadata.ROOT)) {
            findings.add("readable", "xml-broken", Paths.METADATA);
            return Optional.empty();
        }
        MetadataLook look = new MetadataLook(scheme, findings);
        look.gather(root, "");
        look.byScheme();
        look.files(root);
        look.acts(root);
        look.times();
        look.registered(registered);
        return Optional.of(look);
    }

    List<Named> files() {
        return files;
    }

    @Nullable String value(String path) {
        return values.getOrDefault(path, List.of()).stream().findFirst().map(String::strip).orElse(null);
    }

    private void gather(Xml element, String path) {
        element.attributes().forEach((name, value) -> characters(path + "/@" + name, value));
        characters(path, element.text());
        if (!path.isEmpty() && (element.children().isEmpty() || !element.text().isBlank())) {
            values.computeIfAbsent(path, none -> new ArrayList<>()).add(element.text());
            if (!scheme.knows(path)) {
                findings.add("elements", "element-unknown", path);
            }
        }
        element.children().forEach(child -> gather(child, path.isEmpty() ? child.name() : path + "/" + child.name()));
    }

    private void characters(String path, String value) {
        if (value.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r' || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.PRIVATE_USE || Character.getType(c) == Character.SURROGATE)) {
            findings.add("characters", "odd-character", path);
        }
    }

    private void byScheme() {
        for (ArchiveContent.Element element : scheme.elements()) {
            List<String> found = values.getOrDefault(element.path(), List.of());
            if (found.isEmpty()) {
                if (element.required()) {
                    findings.add("elements", "element-missing", element.path());
                    findings.add("required", "element-empty", element.path());
                }
                continue;
            }
            if (found.size() > 1 && !element.several()) {
                findings.add("elements", "element-twice", element.path());
            }
            found.forEach(value -> one(element, value.strip()));
        }
        String environment = value("封装包描述/软硬件环境");
        if (environment == null || environment.isBlank()) {
            findings.add("environment", "element-empty", "封装包描述/软硬件环境");
        }
    }

    private void one(ArchiveContent.Element element, String value) {
        if (value.isEmpty()) {
            if (element.required()) {
                findings.add("required", "element-empty", element.path());
            }
            return;
        }
        if (element.longest() != null && value.codePointCount(0, value.length()) > element.longest()) {
            findings.add("lengths", "too-long", element.path());
        }
        boolean typed = switch (element.type()) {
            case text -> true;
            case date -> parses(() -> LocalDate.parse(value));
            case instant -> parses(() -> Instant.parse(value));
            case integer -> value.matches("[0-9]{1,18}");
            case code -> element.form() == null || value.matches(element.form());
        };
        if (!typed) {
            findings.add(element.type() == ArchiveContent.Type.code ? "values" : "types", "wrong-form", element.path() + " = " + value);
        }
        if (element.codes() != null && !element.codes().contains(value)) {
            findings.add("values", "not-a-code", element.path() + " = " + value);
        }
    }

    private static boolean parses(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (DateTimeException malformed) {
            return false;
        }
    }

    private void files(Xml root) {
        Set<String> paths = new HashSet<>();
        int place = 0;
        for (Xml file : root.child("文件实体").flatMap(entity -> entity.child("电子文件")).map(list -> list.children("文件")).orElse(List.of())) {
            String path = file.attributes().getOrDefault("路径", "");
            String size = file.attributes().getOrDefault("字节数", "");
            serial(file, ++place, path);
            if (path.isEmpty() || !size.matches("[0-9]{1,18}") || !file.attributes().getOrDefault("SM3", "").matches("[0-9a-f]{64}")) {
                findings.add("attributes", "file-not-described", path.isEmpty() ? "文件 " + place : path);
            } else if (!paths.add(path)) {
                findings.add("linked", "file-named-twice", path);
            } else {
                files.add(new Named(path, file.attributes().getOrDefault("格式", ""), Long.parseLong(size), file.attributes().get("SM3")));
            }
        }
        number("文件实体/形式特征/件内文件数", place, "count");
        number("文件实体/形式特征/总字节数", files.stream().mapToLong(Named::size).sum(), "bytes");
    }

    private void number(String path, long actual, String check) {
        String stated = value(path);
        if (stated == null || !stated.equals(String.valueOf(actual))) {
            findings.add(check, "number-differs", path + " = " + stated + " ≠ " + actual);
        }
    }

    private void acts(Xml root) {
        int place = 0;
        for (Xml act : root.child("业务实体").map(acts -> acts.children("业务")).orElse(List.of())) {
            serial(act, ++place, act.attributes().getOrDefault("行为", "业务 " + place));
        }
    }

    private void serial(Xml element, int place, String subject) {
        if (!String.valueOf(place).equals(element.attributes().get("序号"))) {
            findings.add("continuous", "serial-gap", subject + "：" + element.attributes().get("序号") + " ≠ " + place);
        }
    }

    /** Applied, accepted, decided, ended, packed: in this order. Days are compared with days. */
    private void times() {
        List<String> order = List.of("文件实体/办件/申请时间", "文件实体/办件/决定时间", "文件实体/办件/办结时间", "封装包描述/封装包创建时间");
        Instant before = Instant.EPOCH;
        for (String path : order) {
            String value = value(path);
            if (value != null && parses(() -> Instant.parse(value))) {
                Instant at = Instant.parse(value);
                if (at.isBefore(before)) {
                    findings.add("reasonable", "out-of-order", path + " = " + value);
                }
                before = at;
            }
        }
        String year = value("文件实体/档号/年度");
        String ended = value("文件实体/内容描述/日期");
        if (year != null && ended != null && !ended.startsWith(year)) {
            findings.add("reasonable", "year-differs", "文件实体/档号/年度 = " + year);
        }
    }

    private void registered(Registered registered) {
        same("number", "文件实体/档号/档号", registered.number());
        same("number", "文件实体/电子文件号", registered.caseNumber());
        same("number", "文件实体/办件/办件编号", registered.caseNumber());
        same("number", "文件实体/来源/立档单位代码", registered.organ());
    }

    private void same(String check, String path, String registered) {
        if (!registered.equals(value(path))) {
            findings.add(check, "not-as-registered", path + " = " + value(path));
        }
    }
}

package luoshu.trust.archives.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import luoshu.trust.layout.Xml;
import org.jspecify.annotations.Nullable;

/** Is the course of the case whole, and is there what a case with this end leaves behind? */
final class CourseLook {

    private CourseLook() {
    }

    static void look(byte @Nullable [] journal, Set<String> paths, @Nullable String ending, Findings findings) {
        Set<String> facts = new HashSet<>();
        if (journal == null) {
            findings.add("process", "course-missing", Paths.JOURNAL);
        } else {
            try {
                int place = 0;
                for (Xml step : Xml.read(journal).children("环节")) {
                    facts.add(step.attributes().getOrDefault("事实", ""));
                    if (!String.valueOf(++place).equals(step.attributes().get("序号"))) {
                        findings.add("continuous", "serial-gap", Paths.JOURNAL + "：" + step.attributes().get("序号") + " ≠ " + place);
                    }
                }
                process(facts, ending == null ? "" : ending, findings);
            } catch (Xml.Unreadable broken) {
                findings.add("process", "course-unreadable", Paths.JOURNAL);
            }
        }
        has(paths, Paths.APPLICATION + "申请表.pdf", findings);
        has(paths, Paths.APPLICATION + "申请表.xml", findings);
        if ("CLOSED".equals(ending) || "RATED".equals(ending)) {
            folder(paths, Paths.RESULTS, findings);
            folder(paths, Paths.DELIVERY, findings);
        } else if ("NOT_ACCEPTED".equals(ending)) {
            folder(paths, Paths.RESULTS, findings);
        } else {
            folder(paths, Paths.DOCUMENTS, findings);
        }
        if ("RATED".equals(ending)) {
            folder(paths, Paths.RATING, findings);
        }
    }

    private static void process(Set<String> facts, String ending, Findings findings) {
        one(facts, List.of("CASE_SUBMITTED", "CASE_RECEIVED"), findings);
        switch (ending) {
            case "CLOSED", "RATED" -> {
                one(facts, List.of("CASE_ACCEPTED", "CASE_DEEMED_ACCEPTED"), findings);
                one(facts, List.of("CASE_GRANTED", "CASE_REFUSED", "CASE_GRANTED_INSTANTLY", "CASE_REFUSED_INSTANTLY"), findings);
                one(facts, List.of("CASE_DELIVERED"), findings);
                one(facts, List.of("CASE_CLOSED"), findings);
            }
            case "NOT_ACCEPTED" -> one(facts, List.of("CASE_NOT_ACCEPTED"), findings);
            case "WITHDRAWN" -> one(facts, List.of("CASE_WITHDRAWN", "CASE_DEEMED_WITHDRAWN"), findings);
            case "LAPSED" -> one(facts, List.of("CASE_LAPSED"), findings);
            case "TRANSFERRED" -> one(facts, List.of("CASE_TRANSFERRED"), findings);
            default -> findings.add("process", "ending-unknown", ending);
        }
    }

    private static void one(Set<String> facts, List<String> any, Findings findings) {
        if (any.stream().noneMatch(facts::contains)) {
            findings.add("process", "stage-missing", String.join(" / ", any));
        }
    }

    private static void has(Set<String> paths, String path, Findings findings) {
        if (!paths.contains(path)) {
            findings.add("scope", "file-missing", path);
        }
    }

    private static void folder(Set<String> paths, String folder, Findings findings) {
        if (paths.stream().noneMatch(path -> path.startsWith(folder))) {
            findings.add("scope", "folder-empty", folder);
        }
    }
}

package luoshu.kernel.matters.internal;

import static luoshu.kernel.packages.Shapes.bool;
import static luoshu.kernel.packages.Shapes.date;
import static luoshu.kernel.packages.Shapes.integer;
import static luoshu.kernel.packages.Shapes.list;
import static luoshu.kernel.packages.Shapes.object;
import static luoshu.kernel.packages.Shapes.oneOf;
import static luoshu.kernel.packages.Shapes.pair;
import static luoshu.kernel.packages.Shapes.pattern;
import static luoshu.kernel.packages.Shapes.text;

import java.util.Arrays;
import java.util.stream.Stream;

import luoshu.kernel.matters.ImplementedBy;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.Shapes.ObjectShape;
import luoshu.kernel.packages.Shapes.Shape;

/** The shapes of docs/matter-package.md §1–§4 and §7, in the order of that page. */
final class MatterShapes {

    static final String[] DUTIES = {"market-regulation", "health", "transport", "housing-construction", "urban-management", "water", "human-resources", "education", "public-security",
        "housing-fund", "natural-resources", "disabled-federation", "civil-affairs", "fire-rescue", "ecology", "data-administration", "township"};
    private static final Shape CODE = pattern("[a-z][a-z0-9_]{0,39}", "小写字母开头的代码（a–z、0–9、下划线，至多 40 位）");
    private static final Shape DUTY = oneOf(DUTIES);
    private static final Shape IMPLEMENTING = oneOf(Stream.concat(Arrays.stream(DUTIES), Stream.of(ImplementedBy.ANY)).toArray(String[]::new));
    private static final Shape UNIT = oneOf("WORKING_DAY", "NATURAL_DAY", "MONTH", "YEAR");
    private static final Shape BASIS = text(200);
    private static final Shape LIMIT = limit(true);
    private static final Shape ONLINE_DEPTH = oneOf("1", "2", "3", "4", "5", "6", "7", "8");
    private static final Shape CONDITION = text(2_000);

    static final Shape MATTER = object().required("format", oneOf("luoshu/matter/1"))
            .required("catalogCode", pattern("[0-9]{12}", "12 位数字的基本编码")).required("slug", pattern("[a-z][a-z0-9-]{2,59}", "小写英文短名")).required("taskName", pair(200))
            .required("handlingItem", pattern("[0-9]{2}", "2 位数字")).required("taskType", oneOf("01", "05", "07", "08", "09", "10", "20")).required("keywords", list(text(40), 0, 40))
            .required("byLaw", list(object().required("law", text(200)).required("article", text(100)).required("text", text(300)), 1, 20))
            .required("powerSource", oneOf("STATUTORY", "DEVOLVED", "AUTHORISED", "PEER_AUTHORISED", "DELEGATED", "PEER_DELEGATED"))
            .required("implementedBy", object().required("duty", IMPLEMENTING).required("useLevel", list(integer(1, 6), 1, 6)))
            .required("deptType", oneOf("1", "2", "3")).required("jointDuties", list(DUTY, 0, 10)).required("serverType", list(oneOf("1", "2", "3", "4", "5", "6", "9"), 1, 7))
            .required("projectType", oneOf("1", "2")).required("realNameLevel", integer(1, 4)).required("confidentiality", integer(0, 2))
            .required("acceptCondition", list(pair(500), 1, 30)).required("handleType", list(oneOf("1", "2", "3"), 1, 3)).required("onlineDepth", list(ONLINE_DEPTH, 1, 8))
            .required("limitSceneNum", integer(0, 20)).optional("limitSceneExplain", pair(500)).required("handleArea", oneOf("NATION", "CROSS_PROVINCE", "PROVINCE", "CITY", "COUNTY", "NONE"))
            .required("clocks", object().required("statutory", LIMIT).required("promise", LIMIT).optional("correctionNotice", LIMIT).optional("correctionAnswer", LIMIT)
                    .optional("extension", LIMIT).optional("extensionConsent", DUTY)
                    .optional("delivery", LIMIT).optional("countedFrom", oneOf("ACCEPTANCE", "RECEIPT")))
            .required("specialProcedures", list(limit(true).required("code", CODE).required("kind", oneOf("HEARING", "BIDDING", "AUCTION", "INSPECTION", "TESTING", "QUARANTINE", "APPRAISAL",
                    "EXPERT_REVIEW", "SITE_SURVEY", "TECHNICAL_REVIEW", "PUBLICITY")).required("name", pair(100)).optional("officers", integer(0, 20)), 0, 10))
            .required("steps", list(object().required("code", CODE).required("name", pair(60)).required("days", integer(0, 365)), 1, 20))
            .optional("instant", object().required("decision", pattern("[A-Za-z][A-Za-z0-9_]{0,59}", "决策名称")))
            .optional("commitment", object().required("text", pair(2_000)).required("materials", list(CODE, 0, 30)).required("followUp", limit(false)).required("basis", BASIS))
            .optional("tolerant", LIMIT)
            .required("fees", list(object().required("code", CODE).required("name", pair(100)).required("standard", pair(300)).required("fen", integer(0, 1_000_000_000_000L)).required("per", text(20))
                    .optional("when", CONDITION).optional("quantity", object().optional("times", list(text(200), 0, 5))
                            .optional("days", object().required("from", text(200)).required("to", text(200))).optional("rows", text(200)))
                    .required("reducible", bool()).optional("reduceBasis", BASIS).required("basis", BASIS), 0, 20))
            .required("isPayOnline", bool())
            .required("results", list(object().required("code", CODE).required("type", oneOf("10", "20", "99")).required("name", pair(100)).optional("numberPattern", text(80))
                    .optional("validity", object().optional("years", integer(0, 100)).optional("months", integer(0, 1_200)).optional("days", integer(0, 36_500)))
                    .required("fields", list(object().required("label", pair(60)).required("from", text(200)), 0, 40)), 0, 10))
            .required("delivery", list(oneOf("2", "4", "6", "7"), 0, 4)).required("isEntryCenter", bool()).required("isSchedule", bool()).required("isServiceTerminals", bool())
            .optional("intermediaryService", object().required("name", pair(100)).required("basis", BASIS)).optional("quantityLimit", pair(300))
            .required("userTopics", list(text(20), 0, 10)).required("corpTopics", list(text(20), 0, 10)).required("lifeEvents", list(pattern("[a-z][a-z0-9-]{0,39}", "一件事的代码"), 0, 10))
            .required("retention", object().optional("years", integer(1, 200)).required("basis", BASIS))
            .required("remedies", object().optional("reconsideration", object().required("days", integer(1, 3_650)).required("unit", UNIT).required("to", text(100)).required("basis", BASIS))
                    .optional("litigation", object().required("months", integer(1, 120)).required("basis", BASIS)))
            .required("planEffectiveDate", date());

    static final Shape SITUATIONS = object()
            .required("questions", list(object().required("code", CODE).required("text", pair(200)).optional("help", pair(300)).required("type", oneOf("SINGLE", "MULTI", "YES_NO"))
                    .optional("options", list(object().required("code", CODE).required("text", pair(200)), 2, 40)).optional("when", CONDITION), 0, 12))
            .optional("stops", list(object().required("when", CONDITION).required("text", pair(500)).optional("instead", pattern("[a-z][a-z0-9-]{2,59}", "事项短名")).optional("basis", BASIS), 0, 20))
            .optional("notes", list(object().required("when", CONDITION).required("text", pair(500)), 0, 30));

    static final Shape MATERIALS = object().required("materials", list(object().required("code", CODE).required("name", pair(100)).required("materialType", oneOf("1", "2", "3"))
            .required("materialFormat", oneOf("1", "2", "3")).required("isNeed", oneOf("1", "2", "3")).required("sourceType", oneOf("10", "20", "99")).required("sourceExplain", pair(200))
            .required("pageNum", object().required("original", integer(0, 99)).required("copy", integer(0, 99))).required("pageFormat", text(20))
            .required("accept", list(oneOf("pdf", "ofd", "jpg", "png", "docx", "xlsx", "zip"), 1, 7)).required("maxMegabytes", integer(1, 50)).required("maxFiles", integer(1, 50))
            .optional("fillExplain", pair(500)).optional("acceptStand", pair(800)).required("byLaw", BASIS).optional("when", CONDITION)
            .optional("reuse", object().required("certificate", text(60))).optional("sample", pattern("samples/[A-Za-z0-9._-]{1,80}", "samples/ 下的文件名"))
            .optional("reads", list(object().required("field", pattern("[a-z][A-Za-z]{1,39}", "版面中的字段名，如 name")).required("to", pattern("(/[A-Za-z][A-Za-z0-9_]{0,59}){1,4}", "JSON 指针，如 /operatorName")), 1, 20)), 0, 60));

    private static final Shape OPTIONS = list(object().required("value", Shapes.anything()).required("text", pair(100)), 1, 100);
    private static final Shape WIDGET = oneOf("text", "textarea", "address", "number", "money", "date", "select", "radio", "checkbox", "checkboxes", "region", "phone", "citizenId", "creditCode", "yesno", "table");
    private static final Shape POINTER = pattern("(/[A-Za-z][A-Za-z0-9_]{0,59}){1,4}", "JSON 指针，如 /operatorName");
    private static final Shape PREFILL = oneOf("applicant.name", "applicant.idNumber", "applicant.mobile", "applicant.address", "applicant.legalRepresentative", "agent.name", "agent.idNumber",
            "agent.mobile", "matter.region");

    static final Shape FORM = object().required("schema", Shapes.anything())
            .required("layout", list(object().required("code", CODE).required("title", pair(60))
                    .required("fields", list(field().optional("columns", list(field(), 1, 20)), 1, 60)), 1, 20));

    static final Shape TEXTS = object().required("summary", pair(500)).required("simple", list(pair(100), 3, 6))
            .required("faq", list(object().required("question", pair(200)).required("answer", pair(1_000)), 0, 30))
            .required("documents", object().required("grant", pair(500)).required("refuse", pair(500))).required("agencyWord", text(10));

    private MatterShapes() {
    }

    private static ObjectShape field() {
        return object().required("pointer", POINTER).required("label", pair(60)).optional("help", pair(300)).required("widget", WIDGET).optional("options", OPTIONS)
                .optional("prefill", PREFILL).optional("readOnly", bool()).optional("situation", CODE).optional("showWhen", Shapes.anything());
    }

    private static ObjectShape limit(boolean withBasis) {
        ObjectShape limit = object().required("days", integer(0, 3_650)).required("unit", UNIT);
        return withBasis ? limit.required("basis", BASIS) : limit.optional("basis", BASIS);
    }
}

package luoshu.bench;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An application for a food business licence at the market regulation organ of Shihe district, through the portal and workbench as their pages use it: the matter whose
 * flow is accept → examine → review → decide.
 */
public final class FoodLicence {

    /** Citizens of the demonstration; each applies in their own name. */
    public static final List<String> MOBILES = List.of("19900000001", "19900000002", "19900000007", "19900000034", "19900000006", "19900000008", "19900000009", "19900000010",
            "19900000011", "19900000015", "19900000016", "19900000017", "19900000018", "19900000019", "19900000020", "19900000021");
    private static final Map<String, Object> ANSWERS = Json.map("business_kind", "retail", "items", List.of("management"), "vending", false, "small_shop", false, "by_agent", false);
    public static final byte[] PDF = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
            xref
            0 4
            0000000000 65535 f\s
            0000000009 00000 n\s
            0000000052 00000 n\s
            0000000101 00000 n\s
            trailer<</Size 4/Root 1 0 R>>
            startxref
            164
            %%EOF
            """.getBytes(StandardCharsets.US_ASCII);

    private final String matterCode;

    private FoodLicence(String matterCode) {
        this.matterCode = matterCode;
    }

    /** The matter's code at the organ of the district, from the implementing list. */
    public static FoodLicence find(Luoshu server) {
        return new FoodLicence(server.postgres().value("postgres", "select code from matters.implementation where active and slug = 'food-business-licence' and region = '411502000000'"));
    }

    public Map<String, Object> newDraft() {
        return Json.map("matterCode", matterCode, "answers", ANSWERS);
    }

    /** What the form holds; {@code operator} is free text, good to find the application again. */
    public static Map<String, Object> form(String operator) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("operatorName", operator);
        form.put("creditCode", "91411502X90001006B");
        form.put("legalRepresentative", "张伟");
        form.put("registeredAddress", "河南省信阳市浉河区五星街道新华西路20号");
        form.put("contactMobile", "19900000001");
        form.put("businessKind", "retail");
        form.put("items", List.of("management"));
        form.put("onlineDelivery", false);
        form.put("premisesRegion", "411502005000");
        form.put("premisesAddress", "河南省信阳市浉河区五星街道新华西路20号");
        form.put("premisesArea", 120);
        form.put("equipment", List.of(Json.map("name", "冷藏柜", "quantity", 2)));
        form.put("safetyManagerName", "王芳");
        form.put("safetyManagerMobile", "19900000007");
        form.put("staffCount", 6);
        return form;
    }

    /** One material may follow after acceptance. */
    public static Map<String, Object> change(String operator) {
        return Json.map("form", form(operator), "delivery", Json.map("way", "6"), "tolerant", List.of("safety_rules"));
    }

    /** A draft with form and every material, ready to be handed in; its id. */
    public String ready(Browser applicant, String operator) {
        Object draft = applicant.write("POST", "/api/portal/drafts", newDraft()).orThrow("draft").json();
        String id = Json.text(draft, "id");
        applicant.write("PUT", "/api/portal/drafts/" + id, Json.map("form", form(operator), "delivery", Json.map("way", "6")), UUID.randomUUID(), Json.text(draft, "version")).orThrow("save draft");
        upload(applicant, id, UUID.randomUUID()).orThrow("upload");
        upload(applicant, id, "safety_rules", "制度目录.pdf", UUID.randomUUID()).orThrow("upload");
        return id;
    }

    public static Browser.Answer upload(Browser applicant, String draft, UUID key) {
        return upload(applicant, draft, "business_licence", "营业执照.pdf", key);
    }

    private static Browser.Answer upload(Browser applicant, String draft, String material, String name, UUID key) {
        return applicant.upload("/api/portal/drafts/" + draft + "/materials/" + material + "/files", name, "application/pdf", PDF, key);
    }

    public static Browser.Answer submit(Browser applicant, String draft, UUID key) {
        return applicant.write("POST", "/api/portal/drafts/" + draft + "/submit", Json.map("signedName", "张伟"), key, null);
    }

    public static Object dossier(Browser official, String number) {
        return official.get("/api/work/cases/" + number).orThrow("dossier").json();
    }

    public static Browser.Answer command(Browser official, String number, String command, Object version, UUID key) {
        return official.write("POST", "/api/work/cases/" + number + "/commands/" + command,
                Json.map("opinion", "材料齐全，符合法定形式。", "reason", "符合法定条件。", "basis", "《中华人民共和国食品安全法》第三十五条"), key, version);
    }
}

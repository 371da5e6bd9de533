package luoshu.durability;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.bench.Browser;
import luoshu.bench.FoodLicence;
import luoshu.bench.Json;
import luoshu.bench.Luoshu;

/** A permit that costs something: 20 m² of pavement for five days at Shihe's urban management; the road police have their say. Its result waits for the fee. */
final class RoadOccupation {

    private static final Map<String, Object> ANSWERS = Json.map("purpose", "event", "where", "pavement", "how_long", "short", "dig", false, "by_agent", false);
    private static final Map<String, Object> FORM = Json.map("siteManager", "张伟", "siteMobile", "19900000001", "purpose", "event", "where", "pavement", "road", "东方红大道",
            "place", "东方红大道168号门前人行道", "length", 10, "width", 2, "area", 20, "freeWidth", 3, "fromDate", "2026-12-01", "toDate", "2026-12-05", "tactilePaving", false, "restore", true);

    private final Cast cast;
    private final String code;

    RoadOccupation(Luoshu server, Cast cast) {
        this.cast = cast;
        this.code = server.postgres().value("postgres", "select code from matters.implementation where active and slug = 'road-occupation' and region = '411502000000'");
    }

    /** Numbers of so many granted cases of the first citizen. */
    List<String> granted(int count) {
        List<String> numbers = new java.util.ArrayList<>();
        try (Browser applicant = cast.citizen(0)) {
            for (int i = 0; i < count; i++) {
                numbers.add(submitted(applicant));
            }
        }
        act("sh.urban", "综合窗口受理岗", "accept", numbers);
        act("sh.urban", "承办岗", "pass", numbers);
        act("sh.police", "承办岗", "pass", numbers);
        act("sh.urban", "审批岗", "grant", numbers);
        return numbers;
    }

    private String submitted(Browser applicant) {
        Object draft = applicant.write("POST", "/api/portal/drafts", Json.map("matterCode", code, "answers", ANSWERS, "commitment", false)).orThrow("draft").json();
        String path = "/api/portal/drafts/" + Json.text(draft, "id");
        Map<String, Object> form = new java.util.LinkedHashMap<>();
        if (Json.at(draft, "form") instanceof Map<?, ?> filled) {
            filled.forEach((name, value) -> form.put(name.toString(), value));
        }
        form.putAll(FORM);
        Object now = applicant.write("PUT", path, Json.map("form", form, "delivery", Json.map("way", "6"), "tolerant", List.of()), UUID.randomUUID(), Json.text(draft, "version")).orThrow("save draft").json();
        for (Object material : Json.list(now, "materials")) {
            if (Boolean.TRUE.equals(Json.at(material, "required"))) {
                applicant.upload(path + "/materials/" + Json.text(material, "code") + "/files", "paper.pdf", "application/pdf", FoodLicence.PDF, UUID.randomUUID()).orThrow("upload");
            }
        }
        String name = Json.text(applicant.get("/api/portal/session").orThrow("session").json(), "name");
        return Json.text(applicant.write("POST", path + "/submit", Json.map("signedName", name)).orThrow("submit").json(), "number");
    }

    private void act(String account, String post, String command, List<String> numbers) {
        try (Browser official = seated(account, post)) {
            numbers.forEach(number -> Cast.command(official, number, command));
        }
    }

    /** A session has one post at a time. */
    Browser seated(String account, String title) {
        Browser official = cast.official(account);
        for (Object post : Json.list(official.get("/api/work/session").orThrow("session").json(), "posts")) {
            if (title.equals(Json.text(post, "title"))) {
                official.write("PUT", "/api/work/session/post", Json.map("postId", Json.text(post, "id"))).orThrow("post");
                return official;
            }
        }
        throw new IllegalStateException(account + " has no post " + title);
    }
}

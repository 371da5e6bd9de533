package luoshu.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import luoshu.bench.Browser;
import luoshu.bench.FoodLicence;
import luoshu.bench.Json;

/** D6: two officers, 50 decisions at once on one task: one takes effect, the others are told that it was taken. */
final class Decisions {

    private static final Set<String> TAKEN = Set.of("case-changed-meanwhile", "task-changed-meanwhile", "stale-version", "act-not-possible");
    private final Cast cast;
    private final int tasks;

    Decisions(Cast cast, int tasks) {
        this.cast = cast;
        this.tasks = tasks;
    }

    Durability.Shown show() throws Exception {
        List<String> wrong = new ArrayList<>();
        Map<String, Object> refused = new TreeMap<>();
        for (int task = 0; task < tasks; task++) {
            String number = cast.caseAtDecision(task, "d6-" + task);
            Object version;
            try (Browser approver = cast.official("sh.approver")) {
                version = Json.at(FoodLicence.dossier(approver, number), "version");
            }
            int[] turn = {0};
            List<Browser.Answer> answers = Repetitions.atOnce(50, () -> cast.official(turn[0]++ % 2 == 0 ? "sh.approver" : "sh.head"),
                    (i, browser) -> FoodLicence.command(browser, number, i % 4 < 2 ? "grant" : "refuse", version, UUID.randomUUID()));
            List<Browser.Answer> won = answers.stream().filter(Browser.Answer::ok).toList();
            List<Browser.Answer> told = answers.stream().filter(a -> (a.status() == 409 || a.status() == 412) && TAKEN.contains(a.code())).toList();
            told.forEach(a -> refused.merge(a.code(), 1L, (one, more) -> (Long) one + (Long) more));
            if (won.size() != 1 || told.size() != 49) {
                wrong.add(won.size() + " of 50 decisions took effect, " + told.size() + " were told so; others: "
                        + answers.stream().filter(a -> !a.ok() && !told.contains(a)).limit(2).map(a -> a.status() + " " + a.text()).toList());
            }
            try (Browser approver = cast.official("sh.approver")) {
                Object dossier = FoodLicence.dossier(approver, number);
                long decided = Json.list(dossier, "journal").stream().map(entry -> Json.text(entry, "event")).filter(event -> event.equals("CASE_GRANTED") || event.equals("CASE_REFUSED")).count();
                if (decided != 1) {
                    wrong.add("the journal of " + number + " tells " + decided + " decisions");
                }
                if (!won.isEmpty() && !Json.text(won.getFirst().json(), "state").equals(Json.text(dossier, "state"))) {
                    wrong.add("the decision acknowledged is not the one in force: " + Json.text(dossier, "state"));
                }
            }
        }
        return new Durability.Shown(Json.map("tasks", (long) tasks, "decisionsEach", 50L, "refused", refused), wrong);
    }
}

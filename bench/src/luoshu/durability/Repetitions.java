package luoshu.durability;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import luoshu.bench.Browser;
import luoshu.bench.FoodLicence;
import luoshu.bench.Json;
import luoshu.bench.Luoshu;

/** D5: 50 equal requests at once with one Idempotency-Key have one effect and one answer; another body under the key is refused; both hold after a restart. */
final class Repetitions {

    static final int AT_ONCE = 50;
    private final Luoshu server;
    private final Cast cast;
    private final int keys;
    private final List<String> wrong = new ArrayList<>();

    Repetitions(Luoshu server, Cast cast, int keys) {
        this.server = server;
        this.cast = cast;
        this.keys = keys;
    }

    private record Asked(UUID key, String answer, String submit) {
    }

    Durability.Shown show() throws Exception {
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            UUID key = UUID.randomUUID();
            int before = drafts();
            String answer = one("draft", atOnce(AT_ONCE, () -> cast.citizen(0), (_, browser) -> browser.write("POST", "/api/portal/drafts", cast.matter().newDraft(), key, null)));
            if (drafts() != before + 1) {
                wrong.add((drafts() - before) + " drafts came of one key");
            }
            asked.add(new Asked(key, answer, null));
            try (Browser applicant = cast.citizen(0)) {
                String ready = cast.matter().ready(applicant, "d5-" + i);
                UUID submitKey = UUID.randomUUID();
                String receipt = one("submission", atOnce(AT_ONCE, () -> cast.citizen(0), (_, browser) -> FoodLicence.submit(browser, ready, submitKey)));
                asked.add(new Asked(submitKey, receipt, ready));
            }
        }
        asked.forEach(this::otherBody);
        server.kill();
        server.start();
        for (Asked one : asked) {
            try (Browser browser = cast.citizen(0)) {
                Browser.Answer again = repeat(browser, one);
                if (!again.ok() || !again.text().equals(one.answer())) {
                    wrong.add("after a restart the repetition answers " + again.status() + " " + again.text() + " instead of " + one.answer());
                }
            }
        }
        asked.forEach(this::otherBody);
        return new Durability.Shown(Json.map("keys", (long) asked.size(), "requestsEach", (long) AT_ONCE), wrong);
    }

    private Browser.Answer repeat(Browser browser, Asked asked) {
        return asked.submit() == null ? browser.write("POST", "/api/portal/drafts", cast.matter().newDraft(), asked.key(), null) : FoodLicence.submit(browser, asked.submit(), asked.key());
    }

    private void otherBody(Asked asked) {
        try (Browser browser = cast.citizen(0)) {
            Browser.Answer other = asked.submit() == null
                    ? browser.write("POST", "/api/portal/drafts", Json.map("matterCode", cast.matter().newDraft().get("matterCode"), "answers", Map.of()), asked.key(), null)
                    : browser.write("POST", "/api/portal/drafts/" + asked.submit() + "/submit", Json.map("signedName", "李四"), asked.key(), null);
            if (other.status() != 409 && other.status() != 422) {
                wrong.add("another body under a used key answers " + other.status() + " " + other.text());
            }
        }
    }

    private int drafts() {
        try (Browser browser = cast.citizen(0)) {
            return Json.list(browser.get("/api/portal/drafts").orThrow("drafts").json()).size();
        }
    }

    private String one(String what, List<Browser.Answer> answers) {
        Set<String> distinct = new HashSet<>();
        answers.forEach(answer -> distinct.add((answer.ok() ? "" : answer.status() + " ") + answer.text()));
        if (distinct.size() != 1 || !answers.getFirst().ok()) {
            wrong.add(answers.size() + " equal requests (" + what + ") got " + distinct.size() + " different answers: " + distinct.stream().limit(3).map(a -> a.substring(0, Math.min(300, a.length()))).toList());
        }
        return answers.stream().filter(Browser.Answer::ok).map(Browser.Answer::text).findFirst().orElse("");
    }

    interface Request {
        Browser.Answer send(int i, Browser browser) throws Exception;
    }

    /** Connected first, then all sent at once. */
    static List<Browser.Answer> atOnce(int count, Callable<Browser> who, Request request) throws Exception {
        CyclicBarrier start = new CyclicBarrier(count);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Browser.Answer>> sent = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                Browser browser = who.call();
                sent.add(threads.submit(() -> {
                    try (browser) {
                        browser.get("/actuator/health/liveness");
                        start.await();
                        return request.send(number, browser);
                    }
                }));
            }
            List<Browser.Answer> answers = new ArrayList<>();
            for (Future<Browser.Answer> one : sent) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}

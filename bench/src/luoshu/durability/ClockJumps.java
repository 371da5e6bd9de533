package luoshu.durability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import luoshu.bench.Browser;
import luoshu.bench.FoodLicence;
import luoshu.bench.Json;
import luoshu.bench.Luoshu;

/**
 * D11: the server's clock jumps while it runs. Order stays that of the journal's sequence, a timer fires once however often its moment comes by, a session is never
 * revived or lengthened, a day is counted by the calendar, and nothing answers 5xx.
 */
final class ClockJumps {

    private static final ZoneId HENAN = ZoneId.of("Asia/Shanghai");
    private final Luoshu server;
    private final Cast cast;
    private final Path offset;
    private final Random random;
    private final List<String> wrong = new ArrayList<>();
    private final List<Object> jumps = new ArrayList<>();

    ClockJumps(Luoshu server, Cast cast, Path offset, long seed) {
        this.server = server;
        this.cast = cast;
        this.offset = offset;
        this.random = new Random(seed);
    }

    Durability.Shown show() throws Exception {
        try {
            smallJumps();
            timers();
            sessions();
        } finally {
            jump(Duration.ZERO);
            cast.forget();
        }
        return new Durability.Shown(Json.map("jumps", jumps), wrong);
    }

    /** A case is carried through while the clock goes forth and back between the acts: its journal stays in order, every act is possible, its deadline stays what acceptance made it. */
    private void smallJumps() throws Exception {
        String number;
        try (Browser applicant = cast.citizen(1)) {
            number = cast.submitted(applicant, "d11-order");
        }
        for (String account : List.of("sh.clerk", "sh.examiner", "sh.reviewer", "sh.approver")) {
            cast.official(account).close(); // while the clock is right: a one-time code is made by it
        }
        Object due = null;
        for (String[] act : new String[][] {{"sh.clerk", "accept"}, {"sh.examiner", "pass"}, {"sh.reviewer", "pass"}, {"sh.approver", "grant"}}) {
            jump(Duration.ofSeconds(random.nextInt(7_200) - 3_600)); // within ± 1 h: sessions live
            try (Browser official = cast.official(act[0])) {
                Object dossier = Cast.command(official, number, act[1]);
                Object dueNow = Json.at(dossier, "clock", "dueOn");
                if (dueNow == null || due != null && !due.equals(dueNow)) {
                    wrong.add("the deadline of " + number + " is " + dueNow + " after " + act[1] + ", it was " + due);
                }
                due = dueNow;
            }
        }
        jump(Duration.ZERO);
        try (Browser clerk = cast.official("sh.clerk")) {
            List<?> journal = Json.list(FoodLicence.dossier(clerk, number), "journal");
            for (int i = 1; i < journal.size(); i++) {
                if (Json.number(journal.get(i), "sequence") != Json.number(journal.get(i - 1), "sequence") + 1) {
                    wrong.add("journal of " + number + " is out of order at " + i);
                }
            }
        }
    }

    /**
     * A case nobody looks at is deemed accepted when the days for a correction notice are over (许可法 32): once, and not put off because the clock was once far ahead, in a
     * year whose working days nobody knows yet.
     */
    private void timers() throws Exception {
        String number;
        try (Browser applicant = cast.citizen(2)) {
            number = cast.submitted(applicant, "d11-timer");
        }
        for (Duration jump : List.of(Duration.ofDays(400), Duration.ofHours(-1), Duration.ofDays(12), Duration.ofDays(-1), Duration.ofDays(12).plusHours(1), Duration.ofHours(1))) {
            jump(jump);
            Thread.sleep(4_000);
        }
        jump(Duration.ofDays(13));
        cast.forget();
        try (Browser applicant = cast.citizen(2)) {
            for (int i = 0; i < 75 && "SUBMITTED".equals(Json.text(applicant.get("/api/portal/cases/" + number).orThrow("case").json(), "state")); i++) {
                Thread.sleep(1_000);
            }
        }
        jump(Duration.ZERO);
        cast.forget();
        try (Browser clerk = cast.official("sh.clerk")) {
            List<?> journal = Json.list(FoodLicence.dossier(clerk, number), "journal");
            long fired = journal.stream().filter(entry -> "CASE_DEEMED_ACCEPTED".equals(Json.text(entry, "event"))).count();
            if (fired != 1) {
                wrong.add("the timer of " + number + " fired " + fired + " times");
            }
        }
    }

    /** Past its end a session is refused, and no jump back brings it to life; a new one can be had at any date. */
    private void sessions() throws Exception {
        LocalDate today = LocalDate.now(HENAN);
        Duration newYear = Duration.between(Instant.now(), LocalDateTime.of(today.getYear(), 12, 31, 23, 59, 58).atZone(HENAN).toInstant());
        for (Duration jump : List.of(Duration.ofHours(13), Duration.ofDays(-1), newYear, Duration.ofDays(400))) {
            jump(Duration.ZERO);
            cast.forget();
            try (Browser applicant = cast.citizen(3)) {
                expect(applicant, 200, "a fresh session");
                jump(jump);
                if (jump.isNegative()) {
                    jump(Duration.ofHours(13));
                }
                expect(applicant, 401, "a session after its end");
                cast.forget();
                try (Browser again = cast.citizen(3)) {
                    Browser.Answer draft = again.write("POST", "/api/portal/drafts", cast.matter().newDraft(), UUID.randomUUID(), null);
                    if (draft.status() >= 500) {
                        wrong.add("a draft at " + jump + " answers " + draft.status() + " " + draft.text());
                    }
                }
                jump(Duration.ZERO);
                Browser.Answer revived = applicant.get("/api/portal/drafts");
                jumps.add(Json.map("to", jump.toString(), "oldSessionAfterReturn", revived.status()));
                if (revived.ok()) {
                    wrong.add("a session that had ended at " + jump + " lives again after the clock went back");
                }
            }
        }
    }

    private void expect(Browser applicant, int status, String what) {
        Browser.Answer answer = applicant.get("/api/portal/drafts");
        if (answer.status() != status) {
            wrong.add(what + " answers " + answer.status() + " instead of " + status);
        }
    }

    private void jump(Duration to) throws Exception {
        Files.writeString(offset, to.toString());
        Thread.sleep(1_100); // a session may be remembered for a second
        try (Browser browser = new Browser(server.port())) {
            Browser.Answer health = browser.get("/actuator/health/readiness");
            if (!health.ok()) {
                wrong.add("not ready after a jump to " + to + ": " + health.status());
            }
        }
    }
}

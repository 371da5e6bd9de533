package luoshu.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import luoshu.bench.Browser;
import luoshu.bench.Json;
import luoshu.bench.Luoshu;

/**
 * D4 in bulk: two clerks issue the same granted cases at once, one from the top of the list and one from its end, while the server is killed. What became of a request without an
 * answer is seen by asking again: every row is done or was done, and each case has one certificate, as {@link IssuedOnce} has it.
 */
final class BulkIssues {

    private static final int KILLS = 3;

    private final Luoshu server;
    private final Cast cast;
    private final int approvals;
    private final Random random;
    private final List<String> wrong = new ArrayList<>();

    BulkIssues(Luoshu server, Cast cast, int approvals, long seed) {
        this.server = server;
        this.cast = cast;
        this.approvals = approvals;
        this.random = new Random(seed);
    }

    Durability.Shown show() throws Exception {
        List<Granted> granted = Granted.cases(cast, approvals, "d4-bulk-");
        List<String> tasks = granted.stream().map(one -> server.postgres().value("postgres",
                "select id from tasks.task where number = '" + one.number() + "' and ref_key = 'issue' and status = 'OPEN'")).toList();
        int unanswered = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            unanswered += killed(tasks.subList(approvals * kill / KILLS, approvals * (kill + 1) / KILLS));
        }
        long recovered = System.nanoTime();
        try (Browser clerk = cast.official("sh.clerk")) {
            Browser.Answer answer = bulk(clerk, tasks);
            if (!answer.ok()) {
                wrong.add("the last request was refused: " + answer.status() + " " + answer.text());
            }
            for (Object row : answer.ok() ? Json.list(answer.json(), "results") : List.of()) {
                if (!Boolean.TRUE.equals(Json.at(row, "ok")) && !"task-ended".equals(Json.text(row, "code"))) {
                    wrong.add("a row was neither done nor to be done: " + row);
                }
            }
        }
        IssuedOnce check = new IssuedOnce(server, cast, wrong);
        check.look(granted, recovered);
        return new Durability.Shown(Json.map("approvals", (long) approvals, "kills", (long) KILLS, "unanswered", (long) unanswered, "certificates", (long) check.certificates(),
                "wrong", (long) wrong.size()), wrong);
    }

    /** Both clerks ask for all of {@code tasks}; killed within the time that takes. How many requests were not answered. */
    private int killed(List<String> tasks) throws Exception {
        int unanswered = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor(); Browser one = cast.official("sh.clerk"); Browser other = cast.official("sh.clerk")) {
            List<Future<Boolean>> running = List.of(threads.submit(() -> answered(one, tasks)), threads.submit(() -> answered(other, tasks.reversed())));
            Thread.sleep(random.nextInt(150));
            server.kill();
            for (Future<Boolean> request : running) {
                unanswered += request.get() ? 0 : 1;
            }
        }
        System.out.printf("  kill: ready in %d ms; %d of 2 not answered%n", server.start(), unanswered);
        return unanswered;
    }

    private static boolean answered(Browser clerk, List<String> tasks) {
        try {
            bulk(clerk, tasks);
            return true;
        } catch (Browser.NotSent | Browser.Unanswered gone) {
            return false;
        }
    }

    private static Browser.Answer bulk(Browser clerk, List<String> tasks) {
        return clerk.write("POST", "/api/work/tasks/bulk", Json.map("action", "issue", "ids", tasks), UUID.randomUUID(), null);
    }
}

package luoshu.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Certificates issued the whole way: a clerk's command over HTTP for granted cases – one by one, or as many as the to-do list lets be chosen (批量制证) –, with session, permission,
 * journal and audit; number, identifier, face, seal, file, directory, entry of the evidence log – durable before the answer – and the notice and checkpoint that follow. The CPU of
 * server and PostgreSQL counts until all of it is done.
 */
final class IssuedCertificates implements AutoCloseable {

    private static final int WRITERS = 8;
    /** Clerks who issue in bulk, and how many cases each chooses: as many as a page of the list shows at most. */
    private static final int BULK_WRITERS = 2;
    private static final int CHOSEN = 100;
    /** Nothing to be told, nothing waiting for its place in the log, a signed checkpoint over all of it. */
    private static final String SETTLED = """
            select (select count(*) from cases.untold) = 0 and (select count(*) from ledger.act where place is null) = 0
                and (select coalesce(max(size), 0) from ledger.checkpoint) >= (select coalesce(max(first + size), 0) from ledger.batch)
            """;

    private final Luoshu server;
    private final LuoshuCases cases;
    private long issued;

    IssuedCertificates(Path root, Path data) {
        server = new Luoshu(root, data);
        server.start();
        cases = new LuoshuCases(server, WRITERS);
    }

    /** @param server CPU-seconds of the server; @param database those of PostgreSQL; @param seconds from the first command to the last answer */
    record Round(int count, double server, double database, double seconds) {
        double perCpuSecond() {
            return count / (server + database);
        }

        @Override
        public String toString() {
            return "%.0f issued per CPU-second (%.1f ms of the server, %.1f ms of PostgreSQL each; %.0f a second)".formatted(perCpuSecond(), 1_000 * server / count, 1_000 * database / count,
                    count / seconds);
        }
    }

    /** @param bulk in bulk, or case by case */
    Round issue(int count, boolean bulk) throws Exception {
        cases.prepare(count);
        List<Object> granted = cases.granted(count);
        List<String> tasks = tasks();
        settle();
        double server = Cpu.seconds(this.server.pid());
        double database = database();
        long begun = System.nanoTime();
        if (bulk) {
            Load.forCount((count + CHOSEN - 1) / CHOSEN, BULK_WRITERS, (worker, turn) -> issue(cases.clerk(worker), tasks.subList((int) turn * CHOSEN, Math.min(count, ((int) turn + 1) * CHOSEN))));
        } else {
            Load.forCount(count, WRITERS, (worker, turn) -> issue(cases.clerk(worker), granted.get((int) turn)));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        settle();
        issued += count;
        return new Round(count, Cpu.seconds(this.server.pid()) - server, database() - database, seconds);
    }

    private static void issue(Browser clerk, Object dossier) {
        FoodLicence.command(clerk, Json.text(dossier, "number"), "issue-result", Json.at(dossier, "version"), UUID.randomUUID()).orThrow("issue");
    }

    private static void issue(Browser clerk, List<String> tasks) {
        Object outcome = clerk.write("POST", "/api/work/tasks/bulk", Json.map("action", "issue", "ids", tasks), UUID.randomUUID(), null).orThrow("issue in bulk").json();
        for (Object row : Json.list(outcome, "results")) {
            if (!Boolean.TRUE.equals(Json.at(row, "ok"))) {
                throw new IllegalStateException("not issued: " + row);
            }
        }
    }

    /** What waits to be issued, as the clerk's list would show it. */
    private List<String> tasks() {
        return List.of(server.postgres().value("postgres", "select string_agg(id::text, ',' order by id) from tasks.task where step = 'issue' and status = 'OPEN'").split(","));
    }

    private void settle() throws InterruptedException {
        for (int i = 0; i < 600 && !"true".equals(server.postgres().value("postgres", SETTLED)); i++) {
            Thread.sleep(100);
        }
    }

    private double database() {
        return server.postgres().cpuWithout(java.util.Set.of());
    }

    /** A sealed file and an entry of the log for each that was issued here, or the figure is none. */
    void check() {
        for (String count : List.of("select count(*) from certificates.edition where file is not null", "select count(*) from ledger.act where place is not null and subject like 'certificate:%'")) {
            String found = server.postgres().value("postgres", count);
            if (Long.parseLong(found) < issued) {
                throw new IllegalStateException(issued + " certificates were issued; " + count + " finds " + found);
            }
        }
    }

    @Override
    public void close() {
        cases.close();
        server.close();
    }
}

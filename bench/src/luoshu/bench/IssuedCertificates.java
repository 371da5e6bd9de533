package luoshu.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Certificates issued the whole way: a clerk's command over HTTP for a granted case, with session, permission, journal and audit; number, identifier, face, seal, file, directory,
 * entry of the evidence log – durable before the answer – and the notice and checkpoint that follow. The CPU of server and PostgreSQL counts until all of it is done.
 */
final class IssuedCertificates implements AutoCloseable {

    private static final int WRITERS = 8;
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
    }

    Round issue(int count) throws Exception {
        cases.prepare(count);
        List<Object> granted = cases.granted(count);
        settle();
        double server = Cpu.seconds(this.server.pid());
        double database = database();
        long begun = System.nanoTime();
        Load.forCount(count, WRITERS, (worker, turn) -> issue(cases.clerk(worker), granted.get((int) turn)));
        double seconds = (System.nanoTime() - begun) / 1e9;
        settle();
        issued += count;
        return new Round(count, Cpu.seconds(this.server.pid()) - server, database() - database, seconds);
    }

    private static void issue(Browser clerk, Object dossier) {
        FoodLicence.command(clerk, Json.text(dossier, "number"), "issue-result", Json.at(dossier, "version"), UUID.randomUUID()).orThrow("issue");
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

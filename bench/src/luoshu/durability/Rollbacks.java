package luoshu.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import luoshu.bench.Browser;
import luoshu.bench.Folders;
import luoshu.bench.Json;
import luoshu.bench.Luoshu;

/**
 * D14 and S12: an evidence log that was put back, cut or changed shows – to the server by the checkpoint it keeps beside the database, to anybody else by a checkpoint kept from before
 * and the verifier of {@code sdk/}, which shares no code with the server.
 */
final class Rollbacks {

    private record Tampering(String name, String sql) {
    }

    private static final String BACK = "delete from ledger.batch; insert into ledger.batch select * from kept_batch; delete from ledger.checkpoint; insert into ledger.checkpoint select * from kept_checkpoint";
    /** What somebody with the database's superuser can do. */
    private static final List<Tampering> TAMPERINGS = List.of(
            new Tampering("an entry modified", "update ledger.batch set entries = set_byte(entries, length(entries) - 1, 33) where first = 0"),
            new Tampering("an entry modified with its hash", "update ledger.batch set size = 1, entries = '\\x000121', hashes = sha256('\\x0021') where first = 0"),
            new Tampering("entries deleted", rewritten("select first as place, * from kept_batch where first <> 0")),
            new Tampering("entries inserted", rewritten("select first as place, * from kept_batch union all select -1, * from kept_batch where first = 0")),
            new Tampering("entries reordered", rewritten("select -first as place, * from kept_batch")),
            new Tampering("entries cut off", "delete from ledger.batch where first = (select max(first) from kept_batch)"),
            new Tampering("rolled back with the checkpoints", "delete from ledger.checkpoint where size = (select max(size) from kept_checkpoint)"));

    private static String rewritten(String rows) {
        return "delete from ledger.batch; insert into ledger.batch select sum(size) over (order by place) - size, size, entries, hashes from (" + rows + ") t";
    }

    private final Luoshu server;
    private final Cast cast;
    private final Path root;
    private final List<String> wrong = new ArrayList<>();
    private final List<Object> caught = new ArrayList<>();
    private int acts;

    Rollbacks(Luoshu server, Cast cast, Path root) {
        this.server = server;
        this.cast = cast;
        this.root = root;
    }

    Durability.Shown show() throws Exception {
        Path database = server.data().resolve("postgres");
        Path saved = server.data().resolve("ledger/checkpoint");
        Path old = server.data().resolveSibling(server.data().getFileName() + "-old");
        Path newest = server.data().resolveSibling(server.data().getFileName() + "-newest");
        try {
            act(1);
            Path first = keep(0);
            down();
            Folders.copy(database, old.resolve("postgres"));
            Folders.copy(saved, old.resolve("checkpoint"));
            server.start();
            cast.forget();
            act(2);
            Path second = keep(size(first));
            right("the honest log", "--kept", first, "--kept", second);
            tamper(second);
            down();
            Folders.copy(database, newest.resolve("postgres"));
            Folders.copy(saved, newest.resolve("checkpoint"));

            replace(old.resolve("postgres"), database); // an older backup, the disk beside it untouched
            server.start();
            cast.forget();
            long from = System.nanoTime();
            stopped();
            caught.add(Json.map("restored", "database", "serverNoticedMillis", (System.nanoTime() - from) / 1_000_000));
            wrong("the database put back", "--kept", second);
            down();

            replace(old.resolve("checkpoint"), saved); // the whole machine put back: only others can know
            server.start();
            cast.forget();
            act(2);
            keep(size(first));
            wrong("the whole machine put back and grown again", "--kept", second);
            caught.add(Json.map("restored", "whole machine", "by", "a checkpoint kept elsewhere"));
            down();

            replace(newest.resolve("postgres"), database);
            replace(newest.resolve("checkpoint"), saved);
            server.start();
            cast.forget();
            act(1);
            keep(size(second));
            right("the newest state again", "--kept", first, "--kept", second);
        } finally {
            Folders.delete(old);
            Folders.delete(newest);
        }
        return new Durability.Shown(Json.map("caught", caught), wrong);
    }

    /** One case more is some acts more. */
    private void act(int cases) {
        for (int i = 0; i < cases; i++) {
            try (Browser applicant = cast.citizen(4)) {
                cast.submitted(applicant, "d14-" + ++acts);
            }
        }
    }

    /** The published checkpoint, as a stranger would keep it, once it covers more than {@code than} and nothing more has come for some seconds. */
    private Path keep(long than) throws Exception {
        String last = "";
        for (int i = 0, still = 0; i < 300; i++) {
            Thread.sleep(100);
            try (Browser anybody = new Browser(server.port())) {
                Browser.Answer note = anybody.get("/api/public/ledger/checkpoint");
                still = note.ok() && note.text().equals(last) ? still + 1 : 0;
                last = note.ok() ? note.text() : "";
            }
            if (still > 40 && Long.parseLong(last.split("\n")[1]) > than) {
                return Files.writeString(server.data().resolve("kept-" + System.nanoTime()), last);
            }
        }
        throw new IllegalStateException("no checkpoint of more than " + than + " entries in 30 s");
    }

    private static long size(Path checkpoint) throws IOException {
        return Long.parseLong(Files.readAllLines(checkpoint).get(1));
    }

    private void tamper(Path kept) throws Exception {
        String database = "postgres";
        server.postgres().execute(database, "create table kept_batch as select * from ledger.batch", "create table kept_checkpoint as select * from ledger.checkpoint",
                "alter table ledger.batch drop constraint batch_in_one_bundle");
        for (Tampering one : TAMPERINGS) {
            server.postgres().execute(database, "set session_replication_role = replica", one.sql());
            wrong(one.name(), "--kept", kept);
            server.postgres().execute(database, "set session_replication_role = replica", BACK);
        }
        server.postgres().execute(database, "drop table kept_batch", "drop table kept_checkpoint",
                "alter table ledger.batch add constraint batch_in_one_bundle check (first >= 0 and size > 0 and first / 256 = (first + size - 1) / 256)");
        right("the log with everything back in its place", "--kept", kept);
    }

    /** The server says of itself that its log is stopped. */
    private void stopped() throws Exception {
        for (int i = 0; i < 100; i++) {
            try (Browser anybody = new Browser(server.port())) {
                if (anybody.get("/actuator/health").status() == 503) {
                    return;
                }
            }
            Thread.sleep(100);
        }
        wrong.add("the server did not notice within 10 s that its log was put back");
    }

    private void right(String what, Object... more) throws Exception {
        String said = verify(more);
        if (!said.startsWith("RIGHT")) {
            wrong.add(what + " is refused: " + said);
        }
    }

    private void wrong(String what, Object... more) throws Exception {
        String said = verify(more);
        if (said.startsWith("WRONG")) {
            caught.add(Json.map("tampering", what, "verifier", said));
        } else {
            wrong.add(what + " is not caught: " + said);
        }
    }

    private String verify(Object... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(root.resolve("sdk/verify/verify").toString(), "log", "http://127.0.0.1:" + server.port() + "/api/public/ledger"));
        try (Browser anybody = new Browser(server.port())) {
            for (Object key : Json.list(anybody.get("/api/public/ledger/keys").orThrow("keys").json(), "verifierKeys")) {
                command.addAll(List.of("--key", key.toString()));
            }
        }
        Stream.of(more).map(Object::toString).forEach(command::add);
        ProcessBuilder verifier = new ProcessBuilder(command).redirectErrorStream(true);
        verifier.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process running = verifier.start();
        String said = new String(running.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        running.waitFor();
        return said;
    }

    /** Server and database, so that the folder can be copied as a cold backup. */
    private void down() throws Exception {
        server.close();
        for (int i = 0; i < 300 && Files.exists(server.data().resolve("postgres/postmaster.pid")); i++) {
            Thread.sleep(100);
        }
    }

    private static void replace(Path from, Path to) throws IOException {
        if (Files.isDirectory(to)) {
            Folders.delete(to);
        }
        Folders.copy(from, to);
    }
}

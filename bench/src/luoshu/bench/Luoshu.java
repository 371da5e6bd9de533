package luoshu.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Luoshu of our own: its own data folder and free port on loopback, started from the built jar. It can be killed only through this object, after a look at
 * {@code /proc} that the process is the one started here.
 */
public final class Luoshu implements AutoCloseable {

    private final Path app;
    private final Path data;
    private final int port;
    private final List<String> settings;
    private final Map<String, String> environment = new HashMap<>();
    private Process process;

    public Luoshu(Path root, Path data, String... settings) {
        this.app = root.resolve(".cache/app/luoshu.jar");
        this.data = data;
        this.port = freePort();
        this.settings = List.of(settings);
    }

    /** A second node: the database, the keys and the settings of the first, a folder of its own. */
    public static Luoshu beside(Path root, Luoshu first, Path data) {
        Luoshu second = new Luoshu(root, data, first.settings.toArray(String[]::new));
        try {
            Folders.copy(first.data.resolve("keys"), data.resolve("keys"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Postgres postgres = first.postgres();
        second.environment.putAll(Map.of("LUOSHU_DATABASE_URL", postgres.url("postgres"), "LUOSHU_DATABASE_USER", "luoshu", "LUOSHU_DATABASE_PASSWORD", postgres.password()));
        return second;
    }

    /** Starts and waits until readiness answers; the milliseconds that took. {@code more}: settings of this run only. */
    public long start(String... more) {
        return start(600, more);
    }

    long start(int patienceSeconds, String... more) {
        try {
            Files.createDirectories(data);
            // The options of ./run, so that the start-up cache made there fits.
            Path cache = app.getParent().getParent();
            List<String> command = new ArrayList<>(List.of(java(), "@" + cache.resolve("jvm"), "-Dluoshu.data=" + data, "-Dluoshu.demo=true", "-Dserver.address=127.0.0.1", "-Dserver.port=" + port));
            if (Files.exists(cache.resolve("luoshu.aot"))) {
                command.add("-XX:AOTCache=" + cache.resolve("luoshu.aot"));
            }
            command.addAll(settings);
            command.addAll(List.of(more));
            command.addAll(List.of("-jar", app.toString()));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.environment().remove("LUOSHU_DATABASE_URL");
            builder.environment().putAll(environment);
            long from = System.nanoTime();
            process = builder.start();
            long deadline = from + TimeUnit.SECONDS.toNanos(patienceSeconds);
            while (System.nanoTime() < deadline) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("Luoshu ended while starting:\n" + tail());
                }
                try (Browser browser = new Browser(port).timeout(2_000)) {
                    if (browser.get("/actuator/health/readiness").ok()) {
                        return (System.nanoTime() - from) / 1_000_000;
                    }
                } catch (RuntimeException notYet) {
                    // no connection, or one cut short: not ready
                }
                Thread.sleep(50);
            }
            throw new IllegalStateException("Luoshu was not ready in " + patienceSeconds + " s:\n" + tail());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** kill -9, once the process is seen to be ours. */
    public void kill() {
        long pid = process.pid();
        try {
            String command = Files.readString(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' ');
            if (!command.contains("-Dluoshu.data=" + data) || !command.contains("-Dserver.port=" + port)) {
                throw new IllegalStateException("process " + pid + " is not the server started here: " + command);
            }
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new IllegalStateException("process " + pid + " is gone already:\n" + tail(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks it to stop, as a service manager would. */
    public void stop() {
        if (process != null && process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Stops it, and the PostgreSQL a killed server left behind. */
    @Override
    public void close() {
        stop();
        Path pid = data.resolve("postgres/postmaster.pid");
        try {
            if (Files.exists(pid)) {
                List<String> lines = Files.readAllLines(pid);
                if (lines.size() > 1 && Path.of(lines.get(1)).equals(data.resolve("postgres"))) {
                    ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).ifPresent(ProcessHandle::destroy);
                }
            }
        } catch (IOException gone) {
            // nothing left to stop
        }
    }

    public long pid() {
        return process.pid();
    }

    public int port() {
        return port;
    }

    public Path data() {
        return data;
    }

    public Path log() {
        return data.resolve("server.log");
    }

    public Postgres postgres() {
        return new Postgres(data);
    }

    public String tail() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

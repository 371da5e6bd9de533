package luoshu.kernel.database.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * A PostgreSQL of our own in the data folder, from the binaries on the class path. Started durable (the test libraries start it with {@code -F}, which loses
 * acknowledged work). A server left by a killed process is adopted, not fought.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int MAJOR = 18;
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"), Map.entry("synchronous_commit", "on"), Map.entry("full_page_writes", "on"), Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("max_connections", "120"), Map.entry("shared_buffers", "256MB"), Map.entry("timezone", "UTC"), Map.entry("unix_socket_directories", ""),
            Map.entry("max_wal_size", "1GB"), Map.entry("jit", "off"), Map.entry("log_min_messages", "warning"), Map.entry("wal_compression", "on"),
            Map.entry("wal_level", "logical"), Map.entry("max_replication_slots", "20"), Map.entry("max_wal_senders", "20")); // databases in it may be followed 变更捕获

    private final FolderLock lock;
    private final Path binaries;
    private final Path cluster;
    private final String password;
    private final int port;
    private volatile boolean closed;

    private EmbeddedPostgres(FolderLock lock, Path binaries, Path cluster, String password, int port) {
        this.lock = lock;
        this.binaries = binaries;
        this.cluster = cluster;
        this.password = password;
        this.port = port;
    }

    /** Opens the cluster in {@code folder}, making it on first use. */
    public static EmbeddedPostgres open(Path folder, String password) {
        try {
            FolderLock lock = FolderLock.take(folder);
            Path cluster = folder.resolve("postgres");
            refuseOtherVersion(cluster);
            Path binaries = unpack(folder.resolve("postgres-" + MAJOR));
            if (!Files.exists(cluster.resolve("PG_VERSION"))) {
                initialise(binaries, cluster, password);
            }
            Integer running = runningPort(cluster);
            EmbeddedPostgres server = new EmbeddedPostgres(lock, binaries, cluster, password, running != null ? running : freePort());
            if (running == null) {
                server.start();
            } else {
                log.info("adopted the PostgreSQL already running on port {}", running);
            }
            return server;
        } catch (IOException e) {
            throw new DatabaseUnusable("The data folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String password() {
        return password;
    }

    /** Starts the server again if it died; called by a watchdog every second. */
    public synchronized void revive() {
        if (!closed && runningPort(cluster) == null) {
            log.warn("PostgreSQL is gone; starting it again on port {}", port);
            start();
        }
    }

    private void start() {
        StringBuilder options = new StringBuilder("-p ").append(port);
        SETTINGS.forEach((name, value) -> options.append(" -c ").append(name).append('=').append(value.isEmpty() ? "''" : value));
        run(120, "pg_ctl", "-D", cluster.toString(), "-l", cluster.resolveSibling("postgres.log").toString(), "-w", "-t", "90", "-o", options.toString(), "start");
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            run(60, "pg_ctl", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "45", "stop");
            lock.close();
        }
    }

    private void run(int seconds, String program, String... arguments) {
        run(binaries, seconds, program, arguments);
    }

    private static void run(Path binaries, int seconds, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root; an unprivileged user namespace satisfies it
        }
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            // Output goes to a file, not a pipe: the postmaster inherits it and would hold the pipe open for its whole life.
            Path output = Files.createTempFile("luoshu-" + program, ".out");
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            String said = Files.readString(output).strip();
            Files.deleteIfExists(output);
            if (!ended || process.exitValue() != 0) {
                throw new DatabaseUnusable(program + " failed: " + (said.isEmpty() ? "no answer in " + seconds + " s" : said), null);
            }
        } catch (IOException e) {
            throw new DatabaseUnusable("cannot run " + program + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnusable("interrupted while running " + program, e);
        }
    }

    private static void initialise(Path binaries, Path cluster, String password) throws IOException {
        Path secret = Files.createTempFile("luoshu", ".pw");
        try {
            Files.writeString(secret, password);
            run(binaries, 120, "initdb", "-D", cluster.toString(), "-U", "luoshu", "-A", "scram-sha-256", "--pwfile=" + secret, "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums");
        } finally {
            Files.deleteIfExists(secret);
        }
    }

    private static void refuseOtherVersion(Path cluster) throws IOException {
        Path version = cluster.resolve("PG_VERSION");
        if (Files.exists(version) && !Files.readString(version).strip().equals(String.valueOf(MAJOR))) {
            throw new DatabaseUnusable("The data folder holds PostgreSQL " + Files.readString(version).strip() + " data; this release needs " + MAJOR
                    + ". Start the release that made it and export, or choose another folder with --data.", null);
        }
    }

    /** The port of a live postmaster of this cluster, from its pid file (line 1 pid, line 4 port), or null. */
    private static @Nullable Integer runningPort(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            if (lines.size() < 4) {
                return null;
            }
            boolean alive = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .flatMap(process -> process.info().command()).filter(command -> command.endsWith("postgres")).isPresent();
            return alive ? Integer.valueOf(lines.get(3).strip()) : null;
        } catch (IOException | NumberFormatException none) {
            return null;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Path unpack(Path target) throws IOException {
        if (Files.exists(target.resolve("complete"))) {
            return target;
        }
        String architecture = switch (System.getProperty("os.arch")) {
            case "aarch64" -> "arm_64";
            default -> "x86_64";
        };
        Files.createDirectories(target);
        try (InputStream raw = EmbeddedPostgres.class.getResourceAsStream("/postgres-linux-" + architecture + ".txz")) {
            if (raw == null) {
                throw new IOException("no PostgreSQL binaries for " + System.getProperty("os.arch"));
            }
            TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw)));
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("entry outside the folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.getParent());
                    Files.deleteIfExists(file);
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
        Files.writeString(target.resolve("complete"), "");
        return target;
    }
}

package luoshu.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Drives the Flowable peer's process over its standard streams. */
final class FlowablePeer implements AutoCloseable {

    private final Process process;
    private final PrintWriter orders;
    private final BufferedReader answers;
    private final String version;

    FlowablePeer(Path root, Postgres postgres, String database, int connections, String form, boolean claim) throws IOException {
        Path target = root.resolve("bench/peers/flowable/target");
        ProcessBuilder builder = new ProcessBuilder(Luoshu.java(), "-XX:+UseCompactObjectHeaders", "-XX:MaxRAMPercentage=20", "-cp", target.resolve("flowable-peer.jar") + ":" + target + "/lib/*",
                "peer.FlowablePeer", postgres.url(database), String.valueOf(connections), form, String.valueOf(claim)).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PEER_PASSWORD", postgres.password());
        process = builder.start();
        orders = new PrintWriter(process.outputWriter(), true);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream()));
        version = answer();
    }

    /** Lives {@code cases} cases; nanoseconds. */
    long round(int cases, int writers) throws IOException {
        orders.println("round " + cases + " " + writers);
        return Long.parseLong(answer().split(" ")[2]);
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("the Flowable peer ended");
        }
        return line;
    }

    String version() {
        return version;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
    }
}

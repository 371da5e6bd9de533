package luoshu.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.List;

/** A process that takes an order a line and answers each with a line. */
final class LineProcess implements AutoCloseable {

    private final Process process;
    private final PrintWriter orders;
    private final BufferedReader answers;
    private final String greeting;

    LineProcess(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        orders = new PrintWriter(process.outputWriter(), true);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream()));
        greeting = answer();
    }

    String ask(String order) throws IOException {
        orders.println(order);
        return answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("the process ended: " + String.join(" ", process.info().arguments().orElse(new String[0])));
        }
        return line;
    }

    String greeting() {
        return greeting;
    }

    double cpuSeconds() {
        return Cpu.seconds(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
    }
}

package luoshu.trust.ledger.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/** sdk/verify as anybody runs it: a process of its own that shares no code with the server. */
public final class OutsideVerifier {

    public record Verdict(int status, String said) {
    }

    private static final class Built {
        static final Path CLASSES = build();

        private static Path build() {
            try (Stream<Path> sources = Files.walk(Path.of("../sdk/verify/src"))) {
                Path classes = Files.createTempDirectory("verify");
                List<String> options = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-encoding", "UTF-8", "-d", classes.toString()));
                sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(options::add);
                if (ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)) != 0) {
                    throw new IllegalStateException("sdk/verify does not compile");
                }
                return classes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private OutsideVerifier() {
    }

    public static Verdict run(List<String> keys, Object... words) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m",
                "-Dstdout.encoding=UTF-8", "-cp", Built.CLASSES.toString(), "luoshu.verify.Verify"));
        for (Object word : words) {
            command.add(word.toString());
        }
        keys.forEach(key -> command.addAll(List.of("--key", key)));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Verdict(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

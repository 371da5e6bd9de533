package luoshu.trust.reading.internal.rapid;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import luoshu.kernel.database.DataFolder;
import luoshu.trust.reading.internal.ReadPage;
import luoshu.trust.reading.internal.ReadingSettings;
import luoshu.trust.reading.internal.TextReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * RapidOCR (PaddleOCR's models on ONNX) in a process of its own: native code that fails, hangs or eats memory takes nobody with it. The process is started when the first file comes,
 * kept while there is work, and ended when it is idle or took too long.
 */
@Component
class RapidReader implements TextReader {

    private final ReadingSettings settings;
    private final JsonMapper json;
    private final Path folder;
    private @Nullable Running running;

    private record Running(Process process, Writer in, BlockingQueue<String> said) {
    }

    RapidReader(ReadingSettings settings, JsonMapper json, DataFolder data) {
        this.settings = settings;
        this.json = json;
        this.folder = data.resolve("reading");
    }

    @Override
    public Optional<String> unavailable() {
        if (!settings.enabled()) {
            return Optional.of("switched-off");
        }
        boolean here = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux") && List.of("amd64", "x86_64").contains(System.getProperty("os.arch"))
                && getClass().getClassLoader().getResource("io/github/mymonstercat/ocr/InferenceEngine.class") != null;
        return here ? Optional.empty() : Optional.of("platform");
    }

    @Override
    public synchronized List<ReadPage> read(Path file, boolean pdf, Path out) throws Failed {
        Path answer = out.resolve("pages.json");
        try {
            Running now = running();
            now.in.write((pdf ? "pdf" : "jpg") + '\t' + file + '\t' + out + '\n');
            now.in.flush();
            String said = now.said.poll(settings.time().toMillis(), TimeUnit.MILLISECONDS);
            if (said == null) {
                close();
                throw new Failed("too-long", "longer than " + settings.time());
            }
            if (!said.equals(RapidProcess.DONE)) {
                if (said.equals(RapidProcess.ENDED)) {
                    close();
                    throw new Failed("crashed", "the process ended");
                }
                throw new Failed("unreadable", said);
            }
            return json.readValue(Files.readAllBytes(answer), new TypeReference<>() {
            });
        } catch (IOException | JacksonException broken) {
            close();
            throw new Failed("crashed", broken.toString());
        } catch (InterruptedException stopped) {
            close();
            Thread.currentThread().interrupt();
            throw new Failed("crashed", "interrupted");
        }
    }

    private Running running() throws IOException {
        Running now = running;
        if (now != null && now.process.isAlive()) {
            return now;
        }
        Files.createDirectories(folder.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + settings.memory() + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true", "-Djava.io.tmpdir=" + folder.resolve("tmp")));
        command.addAll(program());
        command.addAll(List.of(String.valueOf(settings.pages()), String.valueOf(settings.longest()), String.valueOf(settings.threads()), String.valueOf(settings.idle().toSeconds())));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(List.of("PATH", "LANG", "LC_ALL"));
        Process process = builder.start();
        BlockingQueue<String> said = new ArrayBlockingQueue<>(100);
        Thread.ofVirtual().name("reading-answers").start(() -> listen(process, said));
        Running started = new Running(process, process.outputWriter(StandardCharsets.UTF_8), said);
        running = started;
        return started;
    }

    /** What the libraries print is no answer. */
    private static void listen(Process process, BlockingQueue<String> said) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(RapidProcess.MARK)) {
                    said.offer(line.substring(RapidProcess.MARK.length()));
                }
            }
        } catch (IOException ended) {
            // as when it ends
        }
        said.offer(RapidProcess.ENDED);
    }

    /** The class path of this process, or, packed in one jar, the jar's own launcher. */
    private static List<String> program() {
        URL here = RapidProcess.class.getResource("RapidProcess.class");
        String main = RapidProcess.class.getName();
        if (here != null && here.getProtocol().equals("jar") && here.getPath().startsWith("nested:")) {
            String path = here.getPath().substring("nested:".length());
            return List.of("-Dloader.main=" + main, "-cp", path.substring(0, path.indexOf("/!")), "org.springframework.boot.loader.launch.PropertiesLauncher");
        }
        return List.of("-cp", absolute(System.getProperty("java.class.path")), main);
    }

    private static String absolute(String classPath) {
        List<String> parts = new ArrayList<>();
        for (String part : classPath.split(File.pathSeparator)) {
            parts.add(new File(part).getAbsolutePath());
        }
        return String.join(File.pathSeparator, parts);
    }

    @PreDestroy
    synchronized void close() {
        Running now = running;
        running = null;
        if (now != null) {
            now.process.destroyForcibly();
        }
    }
}

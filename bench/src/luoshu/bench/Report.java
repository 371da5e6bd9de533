package luoshu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** A result file: what was measured, where, with which versions, every raw figure, and the verdict against floor and goal. */
public final class Report {

    private final Map<String, Object> content = new LinkedHashMap<>();

    public Report(String what) {
        content.put("what", what);
        content.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        content.put("machine", machine());
    }

    public Report put(String name, Object value) {
        content.put(name, value);
        return this;
    }

    /** A verdict where more is better. */
    public Report verdict(String name, double reached, double floor, double goal) {
        return verdict(name, reached, floor, goal, reached >= floor, reached >= goal);
    }

    /** A verdict where less is better. */
    public Report verdictAtMost(String name, double reached, double floor, double goal) {
        return verdict(name, reached, floor, goal, reached <= floor, reached <= goal);
    }

    private Report verdict(String name, double reached, double floor, double goal, boolean floorMet, boolean goalMet) {
        @SuppressWarnings("unchecked") Map<String, Object> all = (Map<String, Object>) content.computeIfAbsent("verdict", v -> new LinkedHashMap<String, Object>());
        all.put(name, Json.map("reached", reached, "floor", floor, "goal", goal, "floorMet", floorMet, "goalMet", goalMet));
        System.out.printf("%s: %.2f (floor %s %s, goal %s %s)%n", name, reached, floor, floorMet ? "met" : "MISSED", goal, goalMet ? "met" : "missed");
        return this;
    }

    public boolean floorsMet() {
        return !(content.get("verdict") instanceof Map<?, ?> all) || all.values().stream().allMatch(v -> Boolean.TRUE.equals(((Map<?, ?>) v).get("floorMet")));
    }

    public void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, Json.pretty(content));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, Object> machine() {
        try {
            String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(l -> l.startsWith("model name")).findFirst().map(l -> l.split(":", 2)[1].strip()).orElse("unknown");
            String memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("[^0-9]", "");
            return Json.map("cpu", model, "cores", Runtime.getRuntime().availableProcessors(), "memoryMB", Long.parseLong(memory) / 1024, "kernel", System.getProperty("os.version"),
                    "java", System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"), "loadBefore", Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package luoshu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * CPU seconds (user + system) of process trees, from {@code /proc/<pid>/stat}: a process's own time plus that of the children it has reaped, so a backend that ends
 * between two samples is not forgotten. One clock tick is 1/100 s on every Linux build of glibc.
 */
public final class Cpu {

    private static final double TICK = 100;

    private Cpu() {
    }

    /** One process. {@code reaped} is the time of children that have ended. */
    public record Process(long pid, long parent, double own, double reaped) {
    }

    public static double seconds(long root) {
        return tree(root).values().stream().mapToDouble(p -> p.own() + p.reaped()).sum();
    }

    /** The process and everything below it. */
    public static Map<Long, Process> tree(long root) {
        Map<Long, List<Process>> children = new HashMap<>();
        Map<Long, Process> all = new HashMap<>();
        try (var folders = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path folder : folders) {
                Process process = read(folder.resolve("stat"));
                if (process != null) {
                    all.put(process.pid(), process);
                    children.computeIfAbsent(process.parent(), p -> new ArrayList<>()).add(process);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Map<Long, Process> tree = new HashMap<>();
        List<Process> open = new ArrayList<>();
        if (all.containsKey(root)) {
            open.add(all.get(root));
        }
        while (!open.isEmpty()) {
            Process process = open.removeLast();
            if (tree.put(process.pid(), process) == null) {
                open.addAll(children.getOrDefault(process.pid(), List.of()));
            }
        }
        return tree;
    }

    private static Process read(Path stat) {
        try {
            String line = Files.readString(stat);
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" "); // from field 3 on; the name may hold anything
            return new Process(Long.parseLong(line.substring(0, line.indexOf(' '))), Long.parseLong(fields[1]),
                    (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) / TICK, (Double.parseDouble(fields[13]) + Double.parseDouble(fields[14])) / TICK);
        } catch (IOException | RuntimeException gone) {
            return null;
        }
    }
}

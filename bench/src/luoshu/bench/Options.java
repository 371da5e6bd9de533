package luoshu.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** {@code --name value} pairs, all of them known, with defaults. */
public final class Options {

    private final Map<String, String> values = new HashMap<>();

    public Options(String[] arguments, Map<String, String> defaults) {
        values.putAll(defaults);
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].replaceFirst("^--", "");
            if (!defaults.containsKey(name) || i + 1 == arguments.length) {
                System.err.println("unknown or incomplete option " + arguments[i] + "; known with defaults: " + new java.util.TreeMap<>(defaults));
                System.exit(2);
            }
            values.put(name, arguments[i + 1]);
        }
    }

    public int number(String name) {
        return Integer.parseInt(values.get(name));
    }

    public long seed(String name) {
        return Long.parseLong(values.get(name));
    }

    public String text(String name) {
        return values.get(name);
    }

    public Path path(String name) {
        return Path.of(values.get(name)).toAbsolutePath();
    }

    public Map<String, String> all() {
        return new java.util.TreeMap<>(values);
    }
}

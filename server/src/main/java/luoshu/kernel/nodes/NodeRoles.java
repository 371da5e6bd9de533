package luoshu.kernel.nodes;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.env.Environment;

/** {@code luoshu.roles}: {@code all}, or names separated by commas. */
public record NodeRoles(Set<String> names) {

    public static final String PROPERTY = "luoshu.roles";
    private static final String ALL = "all";

    public static NodeRoles of(Environment settings) {
        List<String> names = Arrays.stream(settings.getProperty(PROPERTY, ALL).split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
        return new NodeRoles(new TreeSet<>(names.isEmpty() ? List.of(ALL) : names));
    }

    public boolean all() {
        return names.contains(ALL);
    }

    /** Whether what this class does by itself is done here. What is not of the platform always is. */
    public boolean play(Class<?> type) {
        if (all() || !type.getName().startsWith("luoshu.")) {
            return true;
        }
        RunsOn runs = AnnotationUtils.findAnnotation(type, RunsOn.class);
        return runs != null && Arrays.stream(runs.value()).anyMatch(names::contains);
    }

    @Override
    public String toString() {
        return String.join(",", names);
    }
}

package luoshu.trust.layout;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths inside a package: absolute with a leading slash, else from the folder of the file that names them. */
public final class PackagePath {

    private PackagePath() {
    }

    /** Without leading slash; empty when it leaves the package. */
    public static String resolve(String from, String path) {
        Deque<String> steps = new ArrayDeque<>();
        String whole = path.startsWith("/") ? path : from.substring(0, from.lastIndexOf('/') + 1) + path;
        for (String step : whole.split("/")) {
            if (step.equals("..")) {
                if (steps.pollLast() == null) {
                    return "";
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }
}

package luoshu.kernel.flows;

import java.util.Map;

/** What is wrong with a diagram, and where. {@code line} and {@code column} count from 1; {@code code} is the key of the browser's text. */
public record FlowFinding(int line, int column, String code, String message, Map<String, Object> params) {
}

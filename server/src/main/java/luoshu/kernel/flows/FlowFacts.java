package luoshu.kernel.flows;

import java.util.Map;

/** What conditions may read: the answers to the situation questions and the form. */
public record FlowFacts(Map<String, Object> situation, Map<String, Object> form) {
}

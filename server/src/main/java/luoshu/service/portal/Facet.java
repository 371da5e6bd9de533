package luoshu.service.portal;

import luoshu.kernel.texts.Text;

/** One value to narrow by, and how many hits it would leave. */
public record Facet(String code, Text name, int count) {
}

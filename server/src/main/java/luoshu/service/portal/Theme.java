package luoshu.service.portal;

import luoshu.kernel.texts.Text;

/** A topic and how many matters are filed under it. */
public record Theme(String code, Text name, int count) {
}

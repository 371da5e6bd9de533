package luoshu.kernel.organs;

import luoshu.kernel.texts.Text;

/** A line of duty 条线. */
public record Duty(String code, Text name) {
}

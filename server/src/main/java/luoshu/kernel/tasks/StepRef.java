package luoshu.kernel.tasks;

import luoshu.kernel.texts.Text;

/** A step as lists name it. */
public record StepRef(String code, Text name) {
}

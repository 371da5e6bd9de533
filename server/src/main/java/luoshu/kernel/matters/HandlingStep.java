package luoshu.kernel.matters;

import luoshu.kernel.texts.Text;

/** One step of 办理流程; {@code code} is the id of the user task in flow.bpmn where there is one. */
public record HandlingStep(String code, Text name, int days) {
}

package luoshu.kernel.matters;

import luoshu.kernel.texts.Text;

public record QuestionOption(String code, Text text) {
}

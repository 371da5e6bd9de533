package luoshu.kernel.matters;

import luoshu.kernel.texts.Text;

public record SituationNote(String when, Text text) {
}

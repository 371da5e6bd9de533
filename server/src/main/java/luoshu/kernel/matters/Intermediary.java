package luoshu.kernel.matters;

import luoshu.kernel.texts.Text;

/** 中介服务: only with a basis in law, regulation or State Council decision. */
public record Intermediary(Text name, String basis) {
}

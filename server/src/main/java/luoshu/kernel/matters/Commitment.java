package luoshu.kernel.matters;

import java.util.List;

import luoshu.kernel.calendar.Limit;
import luoshu.kernel.texts.Text;

/** 告知承诺: the promise's text, the codes of the materials it replaces, and within what time the organ checks. */
public record Commitment(Text text, List<String> materials, Limit followUp, String basis) {
}

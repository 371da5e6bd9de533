package luoshu.kernel.matters.internal.quality;

import java.util.List;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import luoshu.kernel.packages.Severity;
import luoshu.kernel.texts.Text;

/** One of the sixteen rules by which public checkers test implementing lists. */
public interface QualityRule {

    int number();

    List<QualityFinding> check(MatterDefinition matter, Contacts contacts);

    default QualityFinding blocking(String path, String zh, String en) {
        return new QualityFinding(number(), Severity.BLOCKING, path, new Text(zh, en));
    }

    default QualityFinding warning(String path, String zh, String en) {
        return new QualityFinding(number(), Severity.WARNING, path, new Text(zh, en));
    }
}

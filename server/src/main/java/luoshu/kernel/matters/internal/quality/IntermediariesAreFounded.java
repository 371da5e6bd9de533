package luoshu.kernel.matters.internal.quality;

import java.util.List;
import java.util.regex.Pattern;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import org.springframework.stereotype.Component;

/** Rule 16: an intermediary service has its basis in law, regulation or State Council decision (优化营商环境条例 43). */
@Component
public final class IntermediariesAreFounded implements QualityRule {

    private static final Pattern FOUNDED = Pattern.compile("法|条例|国务院");

    @Override
    public int number() {
        return 16;
    }

    @Override
    public List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {

        return matter.intermediaryService() == null || FOUNDED.matcher(matter.intermediaryService().basis()).find() ? List.of()
                : List.of(blocking("/intermediaryService/basis", "中介服务须以法律、法规或者国务院决定为依据", "An intermediary needs a basis in law, regulation or State Council decision"));
    }
}

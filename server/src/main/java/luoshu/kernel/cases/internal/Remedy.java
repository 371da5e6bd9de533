package luoshu.kernel.cases.internal;

import java.util.ArrayList;
import java.util.List;

import luoshu.kernel.calendar.Limit;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.Remedies;
import luoshu.kernel.texts.Text;

/** How a refusal can be challenged, in words: 许可法 38. */
final class Remedy {

    private Remedy() {
    }

    static List<Text> of(MatterDefinition definition) {
        List<Text> ways = new ArrayList<>();
        Remedies remedies = definition.remedies();
        if (remedies.reconsideration() != null) {
            Text within = ClockWords.limit(new Limit(remedies.reconsideration().days(), remedies.reconsideration().unit(), null));
            ways.add(new Text("可以自收到本决定之日起" + within.zh() + "内向" + remedies.reconsideration().to() + "申请行政复议（" + remedies.reconsideration().basis() + "）。",
                    "Administrative reconsideration may be applied for within " + within.en() + " of receipt."));
        }
        if (remedies.litigation() != null) {
            ways.add(new Text("可以自收到本决定之日起" + remedies.litigation().months() + "个月内依法向人民法院提起行政诉讼（" + remedies.litigation().basis() + "）。",
                    "An action may be brought before the people's court within " + remedies.litigation().months() + " months of receipt."));
        }
        return List.copyOf(ways);
    }
}

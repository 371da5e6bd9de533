package luoshu.data.exchange;

import java.util.List;

/** Both tables were looked at. {@code findings}: what keeps the flow from running; {@code changed}: what is not as it was when it was last agreed with. Without findings it is agreed with now. */
public record ExchangeCheck(List<ExchangeFinding> findings, List<ExchangeFinding> changed) {

    public ExchangeCheck {
        findings = List.copyOf(findings);
        changed = List.copyOf(changed);
    }
}

package luoshu.kernel.parties;

import java.util.List;

/** Who a signed-in person is and for whom they may act, SELF first. */
public record Standing(String name, int realNameLevel, boolean elderMode, List<Capacity> capacities) {
}

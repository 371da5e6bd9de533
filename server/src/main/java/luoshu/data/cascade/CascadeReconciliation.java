package luoshu.data.cascade;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * 三级对账 of the last days, as this installation sees it.
 *
 * @param ownLevel 国家 1, 省 2, 市 3, as {@link CascadeLevel#level()}
 */
public record CascadeReconciliation(String own, String ownName, int ownLevel, LocalDate from, LocalDate to, List<CascadeLevel> levels) {

    /** 1 the nation, 2 provinces, 3 cities and below. Empty links: none is configured there. */
    public record CascadeLevel(int level, List<CascadeLink> links) {
    }

    /** @param statedAt when the other side stated its figures last; absent: it has not yet */
    public record CascadeLink(UUID node, String name, String division, NodeRelation relation, LinkState state, @Nullable Instant cutSince, @Nullable Instant statedAt, boolean agrees, List<ReconciledDay> days) {
    }
}

package luoshu.data.demands;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.data.catalog.ShareType;
import luoshu.data.contracts.ContractTerms;
import luoshu.kernel.cases.CitizenCase;
import org.jspecify.annotations.Nullable;

/**
 * A demand, as either side sees it.
 *
 * @param edition  of the resource, when the demand was begun
 * @param note     why it was given back
 * @param number   of the case; absent before it is handed in
 * @param progress how the case stands, in the words of applicants; {@code actions} only on the asking side
 * @param terms    of the contract to be; absent before it is handed in
 * @param contract number of the contract that came of it
 * @param possible what the official who asks may do now
 */
public record DemandView(UUID id, UUID resource, int edition, String resourceCode, String resourceName, ShareType shareType, String provider, String providerName, String asker, String askerName, DemandState state,
                         int version, String authorName, @Nullable String headName, Instant changedAt, String note, @Nullable String number, @Nullable CitizenCase progress, @Nullable ContractTerms terms,
                         @Nullable String contract, List<DemandAct> possible) {
}

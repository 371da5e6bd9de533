package luoshu.trust.identity.web;

import java.util.List;

import luoshu.kernel.parties.Capacity;
import org.jspecify.annotations.Nullable;

/** Who is signed in to the portal. {@code idleSeconds}: after so many seconds without a request the session ends. */
public record PortalSession(boolean signedIn, @Nullable String name, int realNameLevel, @Nullable String mobileMasked, @Nullable Capacity capacity, List<Capacity> capacities,
                            int unreadMessages, long idleSeconds, boolean elderMode) {
    static final PortalSession NOBODY = new PortalSession(false, null, 0, null, null, List.of(), 0, 0, false);
}

package luoshu.trust.identity.web;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import org.jspecify.annotations.Nullable;

/** An official's account as administrators see it. */
public record AccountRow(UUID id, String account, String name, boolean enabled, boolean passwordInitial, boolean secondFactor, List<PostRef> posts,
                         Actor.@Nullable Administrator administrator, int version) {
}

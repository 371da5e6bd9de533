package luoshu.kernel.access;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/** A bundle of permissions that is granted at a post. Content: {@code packages/access/roles.yaml}. */
public record Role(String code, String nameZh, String nameEn, Grant.Organs organs, Actor.@Nullable Administrator administrator, Set<String> permissions) {
}

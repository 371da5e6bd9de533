package luoshu.trust.identity.web;

import java.util.List;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A role that can be granted. */
public record RoleRow(String code, Text name, Grant.Organs organs, List<String> permissions, Actor.@Nullable Administrator administrator) {
}

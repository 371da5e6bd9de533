package luoshu.trust.identity.web;

import java.util.List;

import luoshu.kernel.access.Actor;
import org.jspecify.annotations.Nullable;

/** Who is signed in to the workbench, at which post, with which permissions there. */
public record WorkSession(boolean signedIn, @Nullable String name, @Nullable String account, @Nullable PostRef post, List<PostRef> posts, List<String> permissions,
                          Actor.@Nullable Administrator administrator, int unreadMessages, long idleSeconds) {
    static final WorkSession NOBODY = new WorkSession(false, null, null, null, List.of(), List.of(), null, 0, 0);
}

package luoshu.kernel.organs;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A post 岗位 at an organ. {@code roles} are those it calls for; who holds them is granted in {@code access}.
 *
 * @param code name of a demonstration post within its organ ({@code clerk}, {@code examiner} …); null for posts made by an administrator
 */
public record Post(UUID id, OrganCode organ, @Nullable String code, String title, List<String> roles, State state, int version) {

    public enum State { OPEN, CLOSED }
}

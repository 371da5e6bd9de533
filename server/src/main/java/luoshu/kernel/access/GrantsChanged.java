package luoshu.kernel.access;

import java.util.UUID;

/** What an account may do has changed. Published in the transaction of the change. */
public record GrantsChanged(UUID account) {
}

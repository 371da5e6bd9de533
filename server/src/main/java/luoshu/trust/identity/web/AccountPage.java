package luoshu.trust.identity.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Accounts by name. {@code next}: ask again with {@code after=next}; null at the end. */
public record AccountPage(List<AccountRow> items, @Nullable String next) {
}

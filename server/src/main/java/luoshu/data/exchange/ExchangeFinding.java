package luoshu.data.exchange;

import org.jspecify.annotations.Nullable;

/** What keeps a flow from running. {@code code}: stable, kebab-case; {@code column}: of which table it is told in {@code sentence}. */
public record ExchangeFinding(String code, @Nullable String column, String sentence) {
}

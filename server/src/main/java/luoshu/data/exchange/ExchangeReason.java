package luoshu.data.exchange;

/** Why a row is kept back. {@code column}: of the source; {@code code}: stable, kebab-case. The value itself is not kept. */
public record ExchangeReason(String column, String code, String sentence) {
}

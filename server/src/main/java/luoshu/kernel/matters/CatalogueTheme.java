package luoshu.kernel.matters;

import luoshu.kernel.texts.Text;

/** A topic matters are filed under; {@code audience}: person or enterprise. Matters name topics by their Chinese name. */
public record CatalogueTheme(String code, String audience, Text name) {
}

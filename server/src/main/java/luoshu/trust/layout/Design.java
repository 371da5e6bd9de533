package luoshu.trust.layout;

import java.util.List;
import java.util.Map;

/**
 * What a template is prepared from.
 *
 * @param creator the program named as the maker of the document
 * @param images  fixed images by name
 */
public record Design(String creator, String creatorVersion, List<Typeface> fonts, Map<String, byte[]> images, List<Sheet> sheets) {

    public Design {
        fonts = List.copyOf(fonts);
        images = Map.copyOf(images);
        sheets = List.copyOf(sheets);
        if (sheets.isEmpty() || sheets.size() > 200 || fonts.isEmpty()) {
            throw new IllegalArgumentException("a design has 1 to 200 sheets and at least one font");
        }
    }
}

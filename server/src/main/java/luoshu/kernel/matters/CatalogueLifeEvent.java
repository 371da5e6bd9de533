package luoshu.kernel.matters;

import java.util.List;

import luoshu.kernel.texts.Text;

/** 一件事: slugs of the matters that go with it, in the order they are usually done. */
public record CatalogueLifeEvent(String code, String audience, String icon, Text name, Text intro, List<String> matters) {
}

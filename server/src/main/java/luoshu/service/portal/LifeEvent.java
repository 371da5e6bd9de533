package luoshu.service.portal;

import java.util.List;

import luoshu.kernel.texts.Text;

/** What happens in a life or a business, with the matters that go with it here. */
public record LifeEvent(String code, String audience, String icon, Text name, Text intro, List<MatterHit> matters) {
}

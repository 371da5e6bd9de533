package luoshu.service.portal;

import java.util.List;

import luoshu.kernel.calendar.Limit;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * One matter in a list. {@code below}: no organ of the region asked for or above it implements the matter, this one lies below – ask for the township first. {@code highlights}: the Chinese name as HTML, escaped, what
 * matched in {@code <em>}.
 */
public record MatterHit(String code, String catalogCode, String slug, Text name, String organName, String organCode, String regionCode, String regionName, String taskType, String projectType,
                        List<String> audience, Limit promise, Limit statutory, int onSiteVisits, boolean instant, boolean online, boolean fee, boolean below,
                        @Nullable String highlights) {
}

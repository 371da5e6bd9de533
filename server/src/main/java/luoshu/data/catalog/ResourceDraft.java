package luoshu.data.catalog;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is said about a resource. Anything may be missing while it is written.
 *
 * @param classification 类项目, six digits
 * @param matters        basic codes of the matters whose handling makes or needs the data
 * @param unrelated      why there is no such matter
 * @param sourceSystem   the system that holds the data
 */
public record ResourceDraft(@Nullable String name, @Nullable String summary, @Nullable String classification, List<String> keywords, @Nullable DataGrade grade, @Nullable ShareType shareType,
                            @Nullable String shareCondition, @Nullable Ground notShared, List<ShareMode> shareModes, @Nullable OpenType openType, @Nullable String openCondition, @Nullable Ground notOpen,
                            @Nullable UpdateCycle updateCycle, @Nullable ProvisionNetwork network, List<String> formats, @Nullable String sourceSystem, List<String> matters, @Nullable String unrelated,
                            List<ResourceItem> items) {

    public ResourceDraft {
        keywords = keywords == null ? List.of() : List.copyOf(keywords);
        shareModes = shareModes == null ? List.of() : List.copyOf(shareModes);
        formats = formats == null ? List.of() : List.copyOf(formats);
        matters = matters == null ? List.of() : List.copyOf(matters);
        items = items == null ? List.of() : List.copyOf(items);
    }

    public static ResourceDraft named(String name) {
        return new ResourceDraft(name, null, null, List.of(), null, null, null, null, List.of(), null, null, null, null, null, List.of(), null, List.of(), null, List.of());
    }

    public boolean personal() {
        return items.stream().anyMatch(ResourceItem::personal);
    }
}

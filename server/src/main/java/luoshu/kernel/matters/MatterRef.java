package luoshu.kernel.matters;

import luoshu.kernel.texts.Text;

/** A matter as lists name it. {@code code} is the handling item code, {@code version} the one the object is pinned to. */
public record MatterRef(String code, Text name, String organName, int version) {

    public static MatterRef of(PublishedMatter matter) {
        return new MatterRef(matter.code(), matter.definition().taskName(), matter.implementation().organName(), matter.version());
    }
}

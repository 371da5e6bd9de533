package luoshu.kernel.matters.internal.quality;

import java.util.List;

import luoshu.kernel.matters.ImplementedBy;

/** What the rules ask about the organs that implement. */
@FunctionalInterface
public interface Contacts {

    /** Names of implementing organs whose numbers for enquiries and for complaints are missing or the same. */
    List<String> withoutProperNumbers(ImplementedBy implementedBy);
}

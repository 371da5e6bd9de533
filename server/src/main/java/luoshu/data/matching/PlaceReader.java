package luoshu.data.matching;

import org.jspecify.annotations.Nullable;

/** Reads a written address. */
interface PlaceReader {

    @Nullable Place read(String address);
}

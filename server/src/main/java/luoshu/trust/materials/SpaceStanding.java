package luoshu.trust.materials;

import java.util.List;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * How full the space is, and what holds for it.
 *
 * @param keep      whether what is handed in with a case is kept, unless said otherwise for that case
 * @param consent   the words of it
 * @param kinds     known kinds, to name an upload
 * @param noReading why texts cannot be read here; null when they can
 */
public record SpaceStanding(int items, int mostItems, long bytes, long mostBytes, int maxMegabytes, boolean keep, Text consent, String basis, List<Text> kinds, @Nullable String noReading) {
}

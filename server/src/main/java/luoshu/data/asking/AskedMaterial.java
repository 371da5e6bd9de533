package luoshu.data.asking;

import java.time.LocalDate;
import java.util.List;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * A material of a matter.
 *
 * @param slug     of the matter
 * @param material its code in the matter
 * @param giver    name of what gives it or could
 * @param reached  divisions of those where the matter is implemented that the giver reaches
 * @param regions  divisions where the matter is implemented
 * @param papers   cases of the last twelve months that had to bring it
 * @param taken    cases of the last twelve months that took it from a certificate
 * @param since    day from which it stands like this
 */
public record AskedMaterial(String slug, String catalogCode, Text matterName, String material, Text name, Standing standing, @Nullable GiverKind giverKind, @Nullable String giverKey, @Nullable String giver,
                            int reached, int regions, long papers, long taken, List<AskedDemand> demands, LocalDate since) {
}

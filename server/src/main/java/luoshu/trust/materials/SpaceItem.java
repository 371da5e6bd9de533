package luoshu.trust.materials;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.files.FileRef;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * A material somebody keeps. {@code editions} newest first; {@code uses} newest first, at most twenty.
 *
 * @param kind        as {@code packages/materials/kinds.yaml} or the matter names it, in Chinese
 * @param validTo     null: without an end, or not known
 * @param validByText the validity was read from the picture and nobody looked at it since
 */
public record SpaceItem(UUID id, long version, String kind, Text kindName, String name, @Nullable LocalDate validFrom, @Nullable LocalDate validTo, boolean validByText, Standing standing,
                        List<KeptEdition> editions, List<KeptUse> uses, Instant changedAt) {

    /** EXPIRING: ends within {@code luoshu.materials.warn-days}. */
    public enum Standing { CURRENT, EXPIRING, EXPIRED }

    /** {@code caseNumber}: with which it came into the space; null: uploaded there. */
    public record KeptEdition(int number, FileRef file, MaterialOrigin origin, @Nullable String caseNumber, Instant givenAt) {
    }

    public record KeptUse(String caseNumber, Text matterName, Instant usedAt) {
    }
}

package luoshu.kernel.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * A file of a material that was not handed in but taken from where it is kept 免提交.
 *
 * @param file         among the material's files
 * @param atSubmission null before
 * @param atDecision   null before
 * @param since        of {@code now}
 */
public record SourcedFile(UUID file, Text name, String number, String holder, String issuer, LocalDate validFrom, @Nullable LocalDate validTo, @Nullable MaterialStanding atSubmission,
                          @Nullable MaterialStanding atDecision, MaterialStanding now, Instant since) {
}

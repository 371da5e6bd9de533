package luoshu.trust.signatures;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.texts.Text;

/**
 * An application to be signed by several people.
 *
 * @param digest SM3 of what is signed, hexadecimal
 * @param yours  whoever asks can sign now
 */
public record SigningSheet(UUID id, String caseNumber, Text matterName, String applicantName, boolean inOrder, SheetState state, String digest, Instant madeAt, boolean yours,
                           List<SheetSigner> signers) {
}

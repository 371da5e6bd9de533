package luoshu.trust.seals;

import java.time.Instant;
import java.util.List;

/**
 * What a seal-maker is told to make.
 *
 * @param id          印章标识, unique for ever; letters, digits and hyphens
 * @param name        as it stands on the seal
 * @param vendor      who makes the system that makes the seal
 * @param holders     certificates (DER) that may seal with it
 * @param picture     PNG
 * @param millimetres width and height of the picture
 */
public record SealOrder(String id, String name, SealKind kind, String vendor, List<byte[]> holders, Instant made, Instant validFrom, Instant validTo, byte[] picture, int millimetres) {

    public SealOrder {
        holders = List.copyOf(holders);
        if (!id.matches("[0-9A-Za-z-]{1,64}") || !vendor.matches("[ -~]{1,64}")) {
            throw new IllegalArgumentException("the identifier and the vendor of a seal are plain characters");
        }
        if (holders.isEmpty() || name.isBlank() || !validFrom.isBefore(validTo) || millimetres < 1 || millimetres > 100) {
            throw new IllegalArgumentException("a seal has a name, a holder, a period and a size");
        }
    }
}

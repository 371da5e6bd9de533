package luoshu.trust.seals.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import luoshu.trust.seals.SesVersion;
import luoshu.trust.signing.Sm3;

/**
 * SESeal 电子印章 as read.
 *
 * @param version  of the structure; {@code number} is what its header says
 * @param info     the signed part as encoded
 * @param messages what the maker may have signed: the information alone, as files of version 4 do, or with certificate and algorithm behind it, as GM/T 0031-2014 has it
 */
record SealRead(byte[] encoded, SesVersion version, int number, String id, int kind, String name, List<DerNode> holders, boolean digests, Instant made, Instant validFrom, Instant validTo,
                byte[] picture, String pictureKind, int width, int height, byte[] maker, byte[] algorithm, byte[] signature, List<byte[]> messages) {

    static SealRead of(DerNode node) throws DerNode.Malformed {
        List<DerNode> parts = node.sequence(2, 5);
        DerNode info = parts.getFirst();
        List<DerNode> fields = info.sequence(4, 5);
        List<DerNode> header = fields.get(0).sequence(3, 3);
        if (!header.get(0).text().equals("ES")) {
            throw new DerNode.Malformed("not the header of a seal");
        }
        int number = header.get(1).small();
        SesVersion version = parts.size() == 2 ? SesVersion.V1 : parts.size() == 5 || number == 5 ? SesVersion.V5 : SesVersion.V4;
        List<DerNode> signed = version == SesVersion.V1 ? parts.get(1).sequence(3, 3) : parts.subList(1, 4);
        if (parts.size() == 3 || version != SesVersion.V1 && version != SesVersion.V5 && parts.size() != 4) {
            throw new DerNode.Malformed("not the parts of a seal");
        }
        boolean listed = version != SesVersion.V1;
        List<DerNode> property = fields.get(2).sequence(listed ? 7 : 6, listed ? 7 : 6);
        int list = listed ? property.get(2).small() : 1;
        if (list != 1 && list != 2) {
            throw new DerNode.Malformed("an unknown kind of list of holders");
        }
        int at = listed ? 3 : 2;
        List<DerNode> picture = fields.get(3).sequence(4, 4);
        byte[] maker = signed.get(0).octets();
        byte[] algorithm = signed.get(1).require(Der.OID).encoded();
        return new SealRead(node.encoded(), version, number, fields.get(1).text(), property.get(0).small(), property.get(1).text(), property.get(at).sequence(0, 1_000), list == 2,
                property.get(at + 1).time(), property.get(at + 2).time(), property.get(at + 3).time(), picture.get(1).octets(), picture.get(0).text(), picture.get(2).small(),
                picture.get(3).small(), maker, algorithm, signed.get(2).bits(),
                List.of(info.encoded(), Der.sequence(info.encoded(), Der.octets(maker), algorithm)));
    }

    /** Whether this certificate is one of those that may seal. */
    boolean lists(byte[] certificate) throws DerNode.Malformed {
        for (DerNode holder : holders) {
            if (digests) {
                List<DerNode> digest = holder.sequence(2, 2);
                boolean sm3 = digest.get(0).text().equalsIgnoreCase("SM3") || digest.get(0).text().equals("1.2.156.10197.1.401");
                if (sm3 && Arrays.equals(digest.get(1).octets(), Sm3.digest(certificate))) {
                    return true;
                }
            } else if (Arrays.equals(holder.octets(), certificate)) {
                return true;
            }
        }
        return false;
    }
}

package luoshu.trust.seals;

import java.nio.charset.StandardCharsets;

import luoshu.trust.seals.internal.Der;

/** Makes seals: SESeal of GB/T 38540-2020, signed by the seal-maker 制章者. */
public final class SealMaker {

    private final Signatory maker;

    public SealMaker(Signatory maker) {
        this.maker = maker;
    }

    /** The seal, DER; as a file it is called {@code Seal.esl}. */
    public byte[] make(SealOrder order) {
        byte[] header = Der.sequence(Der.ia5("ES"), Der.integer(4), Der.ia5(order.vendor()));
        byte[][] holders = order.holders().stream().map(Der::octets).toArray(byte[][]::new);
        byte[] property = Der.sequence(Der.integer(order.kind().code()), Der.utf8(order.name()), Der.integer(1), Der.sequence(holders), Der.time(order.made()), Der.time(order.validFrom()),
                Der.time(order.validTo()));
        byte[] picture = Der.sequence(Der.encode(Der.IA5_STRING, "PNG".getBytes(StandardCharsets.US_ASCII)), Der.octets(order.picture()), Der.integer(order.millimetres()),
                Der.integer(order.millimetres()));
        byte[] info = Der.sequence(header, Der.ia5(order.id()), property, picture);
        return Der.sequence(info, Der.octets(maker.certificate()), Der.SM2_WITH_SM3, Der.bits(maker.sign(info)));
    }
}

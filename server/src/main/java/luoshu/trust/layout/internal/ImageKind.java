package luoshu.trust.layout.internal;

import java.util.Locale;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;

/** Which picture format bytes are, by how they begin. */
public enum ImageKind {
    PNG, JPEG, GIF, BMP;

    public static ImageKind of(byte[] image) {
        if (image.length > 8) {
            int begin = (image[0] & 0xFF) << 8 | image[1] & 0xFF;
            switch (begin) {
                case 0x8950 -> {
                    return PNG;
                }
                case 0xFFD8 -> {
                    return JPEG;
                }
                case 0x4749 -> {
                    return GIF;
                }
                case 0x424D -> {
                    return BMP;
                }
                default -> {
                }
            }
        }
        throw new Refused(Problem.Kind.INVALID, "layout-image-kind", "a picture on a document is PNG, JPEG, GIF or BMP");
    }

    public String ending() {
        return this == JPEG ? "jpg" : name().toLowerCase(Locale.ROOT);
    }
}

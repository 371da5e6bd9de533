package luoshu.trust.layout;

import luoshu.trust.layout.internal.Packing;
import luoshu.trust.signing.Sm3;

/** One file inside a package, packed. A part is immutable; one that belongs to a template is packed and digested once for all its documents. */
public final class Part {

    private final String name;
    private final byte[] content;
    private final byte[] packed;
    private final boolean deflated;
    private final int crc;
    private byte[] digest = new byte[0];

    private Part(String name, byte[] content, byte[] packed, boolean deflated, int crc) {
        this.name = name;
        this.content = content;
        this.packed = packed;
        this.deflated = deflated;
        this.crc = crc;
    }

    /** For what is compressed already or too small to gain. */
    public static Part stored(String name, byte[] content) {
        return new Part(name, content, content, false, Packing.crc(content));
    }

    /** Stored all the same when deflating does not make it smaller. */
    public static Part deflated(String name, byte[] content, boolean thoroughly) {
        byte[] packed = Packing.deflate(content, thoroughly);
        return packed.length < content.length ? new Part(name, content, packed, true, Packing.crc(content)) : stored(name, content);
    }

    /** Path inside the package, without a leading slash. */
    public String name() {
        return name;
    }

    /** What the file says, unpacked; not to be changed. */
    public byte[] content() {
        return content;
    }

    /** SM3 of the content, computed once. */
    public byte[] digest() {
        byte[] known = digest;
        if (known.length == 0) {
            known = Sm3.digest(content);
            digest = known;
        }
        return known;
    }

    byte[] packed() {
        return packed;
    }

    boolean deflated() {
        return deflated;
    }

    int crc() {
        return crc;
    }
}

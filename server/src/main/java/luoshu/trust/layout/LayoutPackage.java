package luoshu.trust.layout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A fixed-layout document before it is written: its index 主入口 OFD.xml, cut where the list of signatures is named, and its other parts.
 *
 * @param pages the identifiers of its pages in order: a seal names the page it is on
 */
public record LayoutPackage(String indexHead, String indexTail, List<Part> parts, List<Integer> pages) {

    private static final int LOCAL = 30;
    private static final int CENTRAL = 46;
    private static final int END = 22;
    /** 1980-01-01, the zip's zero: when a document was made is said in its index, and equal documents are equal bytes. */
    private static final short DATE = 0x21;

    public LayoutPackage {
        parts = List.copyOf(parts);
        pages = List.copyOf(pages);
    }

    /** All parts of the document as it is without signatures. */
    public List<Part> plain() {
        return with("");
    }

    /** All parts, the index naming where the list of signatures will be; the caller adds that list and what it names. */
    public List<Part> signed(String signatures) {
        return with("<ofd:Signatures>" + signatures + "</ofd:Signatures>");
    }

    private List<Part> with(String entry) {
        List<Part> all = new ArrayList<>(parts.size() + 5);
        all.add(Part.deflated("OFD.xml", (indexHead + entry + indexTail).getBytes(StandardCharsets.UTF_8), false));
        all.addAll(parts);
        return all;
    }

    /** The file: one exact array, every byte written once. */
    public static byte[] write(List<Part> parts) {
        int size = END;
        byte[][] names = new byte[parts.size()][];
        for (int i = 0; i < names.length; i++) {
            names[i] = parts.get(i).name().getBytes(StandardCharsets.US_ASCII);
            size += LOCAL + CENTRAL + 2 * names[i].length + parts.get(i).packed().length;
        }
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        int[] offsets = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            Part part = parts.get(i);
            offsets[i] = out.position();
            out.putInt(0x04034b50);
            facts(out, part, names[i]).put(names[i]).put(part.packed());
        }
        int directory = out.position();
        for (int i = 0; i < names.length; i++) {
            out.putInt(0x02014b50).putShort((short) 20);
            facts(out, parts.get(i), names[i]).putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(offsets[i]).put(names[i]);
        }
        int length = out.position() - directory;
        out.putInt(0x06054b50).putInt(0).putShort((short) names.length).putShort((short) names.length).putInt(length).putInt(directory).putShort((short) 0);
        return out.array();
    }

    /** The 26 bytes that the local and the central header have in common. */
    private static ByteBuffer facts(ByteBuffer out, Part part, byte[] name) {
        return out.putShort((short) 20).putShort((short) 0).putShort((short) (part.deflated() ? 8 : 0)).putShort((short) 0).putShort(DATE).putInt(part.crc())
                .putInt(part.packed().length).putInt(part.content().length).putShort((short) name.length).putShort((short) 0);
    }
}

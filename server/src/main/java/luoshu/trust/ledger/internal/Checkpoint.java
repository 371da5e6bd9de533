package luoshu.trust.ledger.internal;

import java.util.Base64;
import java.util.List;

/** A C2SP checkpoint as a signed note: origin, size, root, an empty line, and a line per signature. */
record Checkpoint(String origin, long size, byte[] root, String note) {

    static Checkpoint sign(String origin, long size, byte[] root, List<NoteKey> keys) {
        String text = origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
        StringBuilder note = new StringBuilder(text).append('\n');
        keys.forEach(key -> note.append(key.line(origin, text)));
        return new Checkpoint(origin, size, root, note.toString());
    }

    static Checkpoint parse(String note) {
        String[] lines = note.split("\n", 4);
        if (lines.length < 4 || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("not a checkpoint");
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]), note);
    }
}

package luoshu.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A signed note with origin, size and root. */
record Checkpoint(String origin, long size, byte[] root, String text, List<Line> lines) {

    record Line(String name, byte[] id, byte[] signature) {
    }

    private static final String DASH = "— ";

    static Checkpoint parse(String note) {
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n") || note.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw new Wrong("not a signed note");
        }
        String text = note.substring(0, split + 1);
        String[] body = text.split("\n", -1);
        if (body.length < 4 || body[0].isEmpty() || !body[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new Wrong("not a checkpoint");
        }
        List<Line> lines = new ArrayList<>();
        try {
            for (String line : note.substring(split + 2).split("\n")) {
                String[] words = line.split(" ");
                byte[] signature = words.length == 3 ? Base64.getDecoder().decode(words[2]) : new byte[0];
                if (!line.startsWith(DASH) || signature.length < 5 || lines.size() == 64) {
                    throw new Wrong("not a signature line: " + line);
                }
                lines.add(new Line(words[1], Arrays.copyOf(signature, 4), Arrays.copyOfRange(signature, 4, signature.length)));
            }
            byte[] root = Base64.getDecoder().decode(body[2]);
            if (root.length != Tree.HASH) {
                throw new Wrong("not a root: " + body[2]);
            }
            return new Checkpoint(body[0], Long.parseLong(body[1]), root, text, List.copyOf(lines));
        } catch (IllegalArgumentException e) {
            throw new Wrong("not Base64 in the checkpoint");
        }
    }

    /**
     * Of the keys of one name and algorithm – a log replaces its key now and then, and its older checkpoints keep their signatures – one must have signed; those of the log must bear
     * its name.
     */
    void signedBy(List<VerifierKey> keys) {
        if (keys.isEmpty()) {
            throw new Wrong("no key was given to verify by");
        }
        Map<String, List<VerifierKey>> alternatives = keys.stream().collect(Collectors.groupingBy(key -> key.algorithm() + " key of " + key.name(), LinkedHashMap::new, Collectors.toList()));
        alternatives.forEach((called, some) -> {
            if (some.stream().filter(this::signedBy).toList().isEmpty()) {
                throw new Wrong("not signed by the " + called);
            }
        });
    }

    /** False when it bears no signature of this key. */
    private boolean signedBy(VerifierKey key) {
        if (!key.algorithm().equals("witness") && !key.name().equals(origin)) {
            throw new Wrong("a checkpoint of " + origin + ", but the key is of " + key.name());
        }
        List<Line> own = lines.stream().filter(line -> line.name().equals(key.name()) && Arrays.equals(line.id(), key.id())).toList();
        if (!own.stream().allMatch(line -> key.verifies(text, line.signature()))) {
            throw new Wrong("the " + key.algorithm() + " signature of " + key.name() + " is wrong");
        }
        return !own.isEmpty();
    }
}

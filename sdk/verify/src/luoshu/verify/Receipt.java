package luoshu.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A C2SP tlog-proof whose extra data are the entry, the salt in Base64, and the words the entry's digest was made from, a line each. */
record Receipt(String entry, byte[] salt, String content, long index, List<byte[]> path, Checkpoint checkpoint) {

    static Receipt parse(String text) {
        int split = text.indexOf("\n\n");
        String[] head = split < 0 ? new String[0] : text.substring(0, split).split("\n");
        if (head.length < 3 || !head[0].equals("c2sp.org/tlog-proof@v1") || !head[1].startsWith("extra ") || !head[2].matches("index (0|[1-9][0-9]{0,17})")) {
            throw new Wrong("not a receipt");
        }
        try {
            String[] extra = new String(Base64.getDecoder().decode(head[1].substring(6)), StandardCharsets.UTF_8).split("\n", -1);
            if (extra.length != 4) {
                throw new Wrong("not a receipt of this log: its extra data are not entry, salt and content");
            }
            List<byte[]> path = new ArrayList<>();
            for (String hash : Arrays.copyOfRange(head, 3, head.length)) {
                path.add(Base64.getDecoder().decode(hash));
            }
            return new Receipt(extra[0], Base64.getDecoder().decode(extra[1]), extra[2], Long.parseLong(head[2].substring(6)), path, Checkpoint.parse(text.substring(split + 2)));
        } catch (IllegalArgumentException e) {
            throw new Wrong("not Base64 in the receipt");
        }
    }

    void verify(List<VerifierKey> keys) {
        checkpoint.signedBy(keys);
        MessageDigest digest = Tree.sha256();
        digest.update(salt);
        String salted = Base64.getEncoder().encodeToString(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
        if (salt.length != 32 || !entry.endsWith(",\"digest\":\"" + salted + "\"}")) {
            throw new Wrong("the words of the receipt are not those the log's entry was made from");
        }
        byte[] root = Tree.rootByInclusion(index, checkpoint.size(), Tree.leaf(entry.getBytes(StandardCharsets.UTF_8)), path);
        if (!Arrays.equals(root, checkpoint.root())) {
            throw new Wrong("the entry does not stand at " + index + " in the signed log");
        }
    }
}

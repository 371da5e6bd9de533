package luoshu.trust.ledger;

import java.io.IOException;

/** Extension point: a chain outside this platform that keeps checkpoints, so that whoever holds all our keys and disks still cannot tell another past. */
public interface CheckpointNotary {

    /** Where the transaction stands. {@code block} as the chain writes it. */
    record Kept(String transaction, String block) {
    }

    /** Name of the chain as auditors know it; it never changes. */
    String chain();

    /**
     * Keeping the same checkpoint again is harmless.
     *
     * @param root 32 bytes
     * @throws IOException if the chain cannot be reached or refuses; it is tried again
     */
    Kept keep(String origin, long size, byte[] root) throws IOException;
}

package luoshu.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** GB/T 32905-2016. */
final class Sm3 {

    private static final int[] START = {0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e};

    private Sm3() {
    }

    static byte[] hash(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        Arrays.stream(parts).forEach(all::put);
        return last(START.clone(), all.array(), length, length);
    }

    /** Of a stream to its end; what is held does not grow with it. */
    static byte[] hash(InputStream in) throws IOException {
        int[] state = START.clone();
        byte[] bytes = new byte[65536];
        long length = 0;
        int n = in.readNBytes(bytes, 0, bytes.length);
        while (n == bytes.length) {
            for (ByteBuffer full = ByteBuffer.wrap(bytes); full.hasRemaining();) {
                compress(state, full);
            }
            length += n;
            n = in.readNBytes(bytes, 0, bytes.length);
        }
        return last(state, bytes, n, length + n);
    }

    /** @param length of everything, of which {@code rest} bytes are still to be taken */
    private static byte[] last(int[] state, byte[] bytes, int rest, long length) {
        ByteBuffer padded = ByteBuffer.allocate((rest + 9 + 63) / 64 * 64);
        padded.put(bytes, 0, rest).put((byte) 0x80).putLong(padded.capacity() - 8, length * 8);
        padded.rewind();
        while (padded.hasRemaining()) {
            compress(state, padded);
        }
        ByteBuffer hash = ByteBuffer.allocate(32);
        Arrays.stream(state).forEach(hash::putInt);
        return hash.array();
    }

    private static void compress(int[] state, ByteBuffer block) {
        int[] w = new int[68];
        for (int j = 0; j < 68; j++) {
            w[j] = j < 16 ? block.getInt() : p1(w[j - 16] ^ w[j - 9] ^ Integer.rotateLeft(w[j - 3], 15)) ^ Integer.rotateLeft(w[j - 13], 7) ^ w[j - 6];
        }
        int a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        for (int j = 0; j < 64; j++) {
            int t = j < 16 ? 0x79cc4519 : 0x7a879d8a;
            int ss1 = Integer.rotateLeft(Integer.rotateLeft(a, 12) + e + Integer.rotateLeft(t, j % 32), 7);
            int ss2 = ss1 ^ Integer.rotateLeft(a, 12);
            int tt1 = (j < 16 ? a ^ b ^ c : a & b | a & c | b & c) + d + ss2 + (w[j] ^ w[j + 4]);
            int tt2 = (j < 16 ? e ^ f ^ g : e & f | ~e & g) + h + ss1 + w[j];
            d = c;
            c = Integer.rotateLeft(b, 9);
            b = a;
            a = tt1;
            h = g;
            g = Integer.rotateLeft(f, 19);
            f = e;
            e = tt2 ^ Integer.rotateLeft(tt2, 9) ^ Integer.rotateLeft(tt2, 17);
        }
        int[] round = {a, b, c, d, e, f, g, h};
        for (int i = 0; i < 8; i++) {
            state[i] ^= round[i];
        }
    }

    private static int p1(int x) {
        return x ^ Integer.rotateLeft(x, 15) ^ Integer.rotateLeft(x, 23);
    }
}

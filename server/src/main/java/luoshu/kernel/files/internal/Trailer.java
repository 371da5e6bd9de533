package luoshu.kernel.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import luoshu.kernel.files.FileRefused;
import luoshu.kernel.files.FileRefused.Reason;

/** What follows the end of a picture is cut off; phones put harmless things there. A second document there means somebody made a polyglot. */
final class Trailer {

    private static final List<String> SIGNS = List.of("PK\3\4", "PK\5\6", "%PDF-", "<script", "<?php", "<html", "Rar!", "7z\u00BC\u00AF");

    private Trailer() {
    }

    static void check(InputStream rest, Budget budget) throws IOException {
        List<Needle> needles = SIGNS.stream().map(Needle::new).toList();
        byte[] buffer = new byte[65536];
        for (int n = rest.read(buffer); n >= 0; n = rest.read(buffer)) {
            budget.checkTime();
            for (Needle needle : needles) {
                if (needle.feed(buffer, n)) {
                    throw new FileRefused(Reason.POLYGLOT);
                }
            }
        }
    }
}

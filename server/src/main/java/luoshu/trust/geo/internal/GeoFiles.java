package luoshu.trust.geo.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import luoshu.kernel.regions.RegionCode;

/** The content of this module: a file of the deployment, or the shipped one. */
final class GeoFiles {

    private static final long LARGEST = 8 << 20;

    private GeoFiles() {
    }

    static byte[] read(String configured, String shipped) {
        try {
            if (!configured.isEmpty()) {
                Path file = Path.of(configured);
                if (Files.size(file) > LARGEST) {
                    throw new IllegalArgumentException(file + " has more than " + LARGEST + " bytes");
                }
                return Files.readAllBytes(file);
            }
            try (InputStream in = GeoFiles.class.getResourceAsStream("/packages/" + shipped)) {
                if (in == null) {
                    throw new IllegalStateException("packages/" + shipped + " is missing from the class path");
                }
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of a CSV file without quoting: the first cell is a division, the head and lines beginning with # are left out. */
    static List<String[]> rows(String configured, String shipped, int cells) {
        return new String(read(configured, shipped), StandardCharsets.UTF_8).lines().skip(1).filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> {
            String[] row = line.split(",", -1);
            if (row.length != cells) {
                throw new IllegalArgumentException(shipped + ": not " + cells + " cells: " + line);
            }
            RegionCode.of(row[0]);
            return row;
        }).toList();
    }
}

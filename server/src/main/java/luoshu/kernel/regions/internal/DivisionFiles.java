package luoshu.kernel.regions.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Reads {@code packages/regions}: three CSV files without quoting, the third with one line per township (see the README there). */
final class DivisionFiles {

    private static final String FOLDER = "/packages/regions/";
    private static final Map<Character, String> ENDINGS = Map.of('=', "社区居民委员会", '*', "社区居委会", '-', "村民委员会", '~', "居民委员会", '+', "村委会", '^', "居委会");

    record Row(String code, String name, String level, String kind, @Nullable String parent, @Nullable String statutoryParent, @Nullable String validFrom,
               @Nullable String validTo, @Nullable String successor, @Nullable String basis) {
    }

    private final String upper = text("henan.csv");
    private final String townships = text("henan-townships.csv");
    private final String villages = text("henan-villages.csv");

    String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : List.of(upper, townships, villages)) {
                digest.update(file.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>(60_000);
        Map<String, String> levels = new HashMap<>(Map.of("1", "PROVINCE", "2", "CITY", "3", "COUNTY"));
        upper.lines().skip(1).forEach(line -> {
            String[] f = line.split(",", -1);
            String statutory = padded(f[4]);
            rows.add(new Row(f[0] + "000000", f[1], levels.get(f[2]), f[3], f[5].isEmpty() ? statutory : padded(f[5]), statutory, value(f[6]), value(f[7]), padded(f[8]), value(f[9])));
        });
        townships.lines().skip(1).forEach(line -> {
            String code = line.substring(0, 9);
            String parent = code.substring(0, 6) + "000000";
            rows.add(new Row(code + "000", line.substring(10), "TOWNSHIP", "TOWNSHIP", parent, parent, null, null, null, null));
        });
        villages.lines().skip(1).forEach(line -> {
            String township = line.substring(0, 9);
            String parent = township + "000";
            for (String village : line.substring(10).split(";")) {
                rows.add(new Row(township + village.substring(0, 3), fullName(village.substring(3)), "VILLAGE", "VILLAGE", parent, parent, null, null, null, null));
            }
        });
        return rows;
    }

    private static String fullName(String name) {
        String ending = ENDINGS.get(name.charAt(name.length() - 1));
        return ending == null ? name : name.substring(0, name.length() - 1) + ending;
    }

    private static @Nullable String padded(String code6) {
        return code6.isEmpty() ? null : code6 + "000000";
    }

    private static @Nullable String value(String field) {
        return field.isEmpty() ? null : field;
    }

    private static String text(String name) {
        try (InputStream in = DivisionFiles.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the divisions " + FOLDER + name + " are missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

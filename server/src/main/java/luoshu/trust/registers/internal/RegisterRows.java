package luoshu.trust.registers.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import luoshu.kernel.regions.Regions;
import org.jspecify.annotations.Nullable;

/** What the simulated registers hold: the named people and enterprises of {@code packages/demo}, and generated neighbours. */
final class RegisterRows {

    /** Raise it when the generator changes what it makes. */
    private static final String GENERATION = "1";

    record PersonRow(String citizenId, String name, String region, String address, @Nullable String mobile, @Nullable String father, @Nullable String mother, @Nullable String spouse,
                     boolean alive) {
    }

    record EnterpriseRow(String creditCode, String name, String kind, String legalRepresentative, String region, String address, LocalDate established, String state, String scope,
                         long capital) {
    }

    private final String population = text("population.csv");
    private final String enterprises = text("enterprises.csv");

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest((GENERATION + population + enterprises).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    List<PersonRow> persons(Regions regions) {
        Map<String, String> numbers = numbers();
        List<PersonRow> rows = new ArrayList<>();
        // key,name,citizenId,region,address,mobile,father,mother,spouse,state,note
        lines(population).forEach(f -> rows.add(new PersonRow(f[2], f[1], f[3], f[4], f[5].isEmpty() ? null : f[5], numbers.get(f[6]), numbers.get(f[7]), numbers.get(f[8]),
                f[9].equals("ALIVE"))));
        rows.addAll(new Neighbours(regions).make());
        return rows;
    }

    List<EnterpriseRow> enterprises() {
        Map<String, String> numbers = numbers();
        // key,name,creditCode,kind,legalRepresentative,region,address,established,state,scope,capitalWan
        return lines(enterprises).stream().map(f -> new EnterpriseRow(f[2], f[1], f[3], numbers.get(f[4]), f[5], f[6], LocalDate.parse(f[7]), f[8], f[9],
                Long.parseLong(f[10]) * 1_000_000)).toList();
    }

    private Map<String, String> numbers() {
        Map<String, String> numbers = new HashMap<>();
        lines(population).forEach(f -> numbers.put(f[0], f[2]));
        return numbers;
    }

    private static List<String[]> lines(String csv) {
        return csv.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    private static String text(String name) {
        try (InputStream in = RegisterRows.class.getResourceAsStream("/packages/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("packages/demo/" + name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package luoshu.data.quality.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.function.Predicate;

import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;

/** The vector operations tell valid from invalid as the published vectors do, and as the kernel does one by one. */
class CheckDigitsTest {

    private static final String[] NOT_ASCII = {"一二三四五六七八九十一二三四五六七八", "1101051949123100２X", "11010519491231002Ｘ", "9135010０M000100Y43", "身份证号码未知"};

    @Test
    void citizenNumbersOfTheStandard() throws SQLException {
        assertThat(valid(CheckDigits::citizenNumber, List.of("11010519491231002X", "440524188001010014", "410101199003070012", "419001198511203326"))).containsOnly(true);
        assertThat(valid(CheckDigits::citizenNumber, List.of("110105194912310021", "11010519491231002x", "110105194913310028", "990105194912310025", "11010519491231002", "11010519491231002X ", " 1010519491231002X", "")))
                .containsOnly(false);
    }

    @Test
    void creditCodesOfTheStandard() throws SQLException {
        assertThat(valid(CheckDigits::creditCode, List.of("91350100M000100Y43", "11370800MB28559184", "11330105002500287C", "11100000000013338W", "11430000006122244L", "12441500196720244T", "11511301008778183N")))
                .containsOnly(true);
        assertThat(valid(CheckDigits::creditCode, List.of("11440000006940060P", "911100001000055000", "91350100m000100y43", "91350100I000100Y43", "9135010AM000100Y43", "91350100M000100Y4", "91350100M000100Y433", "")))
                .containsOnly(false);
    }

    @Test
    void asTheKernelTellsThem() throws SQLException {
        List<String> numbers = new ArrayList<>(List.of(NOT_ASCII));
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String valid = CitizenId.compose(List.of("411502", "110105", "500101", "820000", "654321").get(random.nextInt(5)), LocalDate.of(1850, 1, 1).plusDays(random.nextInt(64_000)), 1 + random.nextInt(999)).value();
            numbers.add(valid);
            numbers.add(spoilt(valid, "0123456789Xx:/ABIOZ -_+一", random));
            String any = "%02d%04d%04d%02d%02d%03d".formatted(random.nextInt(100), random.nextInt(10_000), 1840 + random.nextInt(300), random.nextInt(16), random.nextInt(36), random.nextInt(1_000));
            numbers.add(any + withCheck(any));
        }
        same(CheckDigits::citizenNumber, CitizenId::isValid, numbers);
    }

    @Test
    void creditCodesAsTheKernelTellsThem() throws SQLException {
        List<String> codes = new ArrayList<>(List.of(NOT_ASCII));
        Random random = new Random(8);
        String signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder organisation = new StringBuilder();
            for (int k = 0; k < 8; k++) {
                organisation.append(signs.charAt(random.nextInt(signs.length())));
            }
            String valid = CreditCode.compose(List.of("11", "91", "52", "A1", "Y1").get(random.nextInt(5)), "%06d".formatted(random.nextInt(1_000_000)), organisation.toString()).value();
            codes.add(valid);
            codes.add(spoilt(valid, signs + "IOSVZa:;@[/ '`-一", random));
        }
        same(CheckDigits::creditCode, CreditCode::isValid, codes);
    }

    private static char withCheck(String first17) {
        int sum = 0;
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        for (int i = 0; i < 17; i++) {
            sum += (first17.charAt(i) - '0') * weights[i];
        }
        return "10X98765432".charAt(sum % 11);
    }

    private static String spoilt(String valid, String signs, Random random) {
        StringBuilder spoilt = new StringBuilder(valid);
        spoilt.setCharAt(random.nextInt(valid.length()), signs.charAt(random.nextInt(signs.length())));
        return spoilt.toString();
    }

    private interface Compiled {
        CheckDigits.Steps steps(String column, String name);
    }

    private static void same(Compiled compiled, Predicate<String> kernel, List<String> values) throws SQLException {
        List<Boolean> told = valid(compiled, values);
        Map<String, Boolean> different = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (told.get(i) != kernel.test(values.get(i))) {
                different.put(values.get(i), told.get(i));
            }
        }
        assertThat(different).isEmpty();
        assertThat(told).contains(true, false);
    }

    private static List<Boolean> valid(Compiled compiled, List<String> values) throws SQLException {
        CheckDigits.Steps steps = compiled.steps("\"v\"", "#0");
        String from = "select * from t";
        for (List<String> level : steps.levels()) {
            from = "select *, " + String.join(", ", level) + " from (" + from + ")";
        }
        try (Connection engine = new DuckDBDriver().connect("jdbc:duckdb:", new Properties()); Statement statement = engine.createStatement()) {
            statement.execute("create table t (v varchar, i integer)");
            try (PreparedStatement insert = engine.prepareStatement("insert into t values (?, ?)")) {
                engine.setAutoCommit(false);
                for (int i = 0; i < values.size(); i++) {
                    insert.setString(1, values.get(i));
                    insert.setInt(2, i);
                    insert.addBatch();
                }
                insert.executeBatch();
                engine.commit();
            }
            List<Boolean> valid = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("select coalesce(" + steps.valid() + ", false) from (" + from + ") order by i")) {
                while (row.next()) {
                    valid.add(row.getBoolean(1));
                }
            }
            return valid;
        }
    }
}

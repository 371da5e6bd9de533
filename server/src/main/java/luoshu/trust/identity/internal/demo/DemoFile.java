package luoshu.trust.identity.internal.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code packages/demo}: the officials of accounts.yaml, the people of population.csv who have a mobile number, and whose the enterprises are. */
final class DemoFile {

    record Person(String key, String name, String citizenId, String mobile) {
    }

    /** {@code owner} is a person's key. */
    record Company(String name, String creditCode, String owner) {
    }

    private DemoFile() {
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> accounts() {
        try (InputStream in = new ClassPathResource("packages/demo/accounts.yaml").getInputStream()) {
            return (Map<String, Object>) new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static List<DemoOfficial> officials() {
        return ((List<Map<String, Object>>) accounts().get("officials")).stream().map(entry -> new DemoOfficial((String) entry.get("account"), (String) entry.get("name"),
                (String) entry.get("region"), (String) entry.get("duty"), (String) entry.get("title"), (List<String>) entry.get("posts"))).toList();
    }

    static List<Person> people() {
        return rows("population.csv").stream().filter(cells -> !cells[5].isBlank()).map(cells -> new Person(cells[0], cells[1], cells[2], cells[5])).toList();
    }

    static List<Company> companies() {
        return rows("enterprises.csv").stream().map(cells -> new Company(cells[1], cells[2], cells[4])).toList();
    }

    private static List<String[]> rows(String name) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(new ClassPathResource("packages/demo/" + name).getInputStream(), StandardCharsets.UTF_8))) {
            return in.lines().skip(1).filter(line -> !line.isBlank()).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package luoshu.trust.identity.internal.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code packages/demo}: the officials of accounts.yaml and the people of population.csv who have a mobile number. */
final class DemoFile {

    record Person(String key, String name, String citizenId, String mobile) {
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
                (String) entry.get("region"), (String) entry.get("duty"), (String) entry.get("title"), (List<String>) entry.get("roles"))).toList();
    }

    static List<Person> people() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(new ClassPathResource("packages/demo/population.csv").getInputStream(), StandardCharsets.UTF_8))) {
            List<Person> people = new ArrayList<>();
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",", -1);
                if (cells.length > 5 && !cells[5].isBlank()) {
                    people.add(new Person(cells[0], cells[1], cells[2], cells[5]));
                }
            }
            return people;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

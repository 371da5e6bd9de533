package luoshu.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Every route × every role. The rows are what the running application answers at; {@code routes.csv} says who passes the first line of each, and why if that is a
 * visitor or nobody. A route without a row, or a row without a route, fails. {@code mvn test -Dtest=RouteMatrixTest -DargLine=-Dluoshu.matrix=write} rewrites the file from what
 * is observed: read the difference before committing it.
 */
@ServerTest
class RouteMatrixTest {

    private static final Path MATRIX = Path.of("src/test/resources/routes.csv");
    private static final String HEAD = "# METHOD path; who passes the first line: roles of packages/access/roles.yaml, citizen, system (another system), visitor, everybody or nobody; why, if a visitor or nobody";
    /** Answers given before anybody looks at who asks: with them a row would say nothing. */
    private static final Set<Integer> NOT_UNDERSTOOD = Set.of(400, 405, 406, 413, 415, 428);

    private static final String NOBODY = "nobody";
    /** Where the server goes itself when something failed; asked directly, it says that nothing did. */
    private static final String ERROR_PAGE = "GET /error";

    /** Where a page sends somebody who must sign in first. */
    private static final Pattern SIGN_IN = Pattern.compile("^(http://localhost)?/(portal|work|identity|identity/official)/sign-in\\b");

    private record Row(Set<String> people, String why) {
    }

    @Autowired
    MockMvc http;
    @Autowired
    ApplicationContext context;

    @Test
    void every_route_lets_in_whom_the_matrix_says() throws Exception {
        Routes routes = new Routes(context);
        RealPeople people = new RealPeople(context, http);
        Map<String, Row> committed = committed();
        Map<String, Row> observed = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (String route : routes.all()) {
            Set<String> let = new TreeSet<>();
            for (String name : Set.copyOf(people.all().keySet())) {
                int status = status(routes, route, people.all().get(name));
                if (status >= 500 && !route.equals(ERROR_PAGE) || NOT_UNDERSTOOD.contains(status) && route.contains(" /api/")) {
                    faults.add(route + " as " + name + ": " + status);
                }
                if (status != 401 && status != 403) {
                    let.add(name);
                }
                if (route.contains("sign-out") || route.contains("logout")) {
                    people.signInAgain(name);
                }
            }
            observed.put(route, new Row(let.size() == people.all().size() ? Set.of("everybody") : let, committed.containsKey(route) ? committed.get(route).why : ""));
        }
        if ("write".equals(System.getProperty("luoshu.matrix"))) {
            write(observed);
        }
        assertThat(faults).isEmpty();
        assertThat(observed).containsExactlyEntriesOf(committed);
        assertThat(committed).allSatisfy((route, row) -> assertThat(row.why.isEmpty()).as("%s: why", route)
                .isEqualTo(!row.people.isEmpty() && !row.people.contains("visitor") && !row.people.contains("everybody")));
    }

    private int status(Routes routes, String route, RealPeople.RealPerson person) throws Exception {
        String flow = Routes.codeFlow(person.application());
        MockHttpServletResponse answer = switch (route) {
            case "GET /oauth2/authorize" -> routes.call(http, route, person.calls(route), _ -> null, flow, new byte[0]);
            case "POST /oauth2/authorize" -> routes.call(http, route, person.calls(route), _ -> null, "", flow.getBytes(StandardCharsets.US_ASCII));
            default -> routes.call(http, route, person.calls(route), _ -> null, "", Samples.body(routes.controllers().get(route)));
        };
        String to = String.valueOf(answer.getRedirectedUrl());
        return !route.contains("sign-in") && SIGN_IN.matcher(to).find() ? 401 : answer.getStatus();
    }

    private static void write(Map<String, Row> observed) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        observed.forEach((route, row) -> lines.add(route + "; " + (row.people.isEmpty() ? NOBODY : String.join(" ", new TreeSet<>(row.people))) + (row.why.isEmpty() ? "" : "; " + row.why)));
        Files.write(MATRIX, lines);
    }

    private static Map<String, Row> committed() throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        for (String line : Files.exists(MATRIX) ? Files.readAllLines(MATRIX) : List.<String>of()) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String[] parts = line.split(";", 3);
                rows.put(parts[0].strip(), new Row(parts[1].strip().equals(NOBODY) ? Set.of() : Set.of(parts[1].strip().split("\\s+")), parts.length < 3 ? "" : parts[2].strip()));
            }
        }
        return rows;
    }
}

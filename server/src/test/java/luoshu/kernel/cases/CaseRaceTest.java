package luoshu.kernel.cases;

import static luoshu.kernel.cases.CaseWorld.citizen;
import static luoshu.kernel.cases.CaseWorld.official;
import static luoshu.kernel.cases.CaseWorld.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import luoshu.kernel.access.Actor;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Many at once, and what it costs. */
@ServerTest
class CaseRaceTest {

    @Autowired
    ApplicationContext context;
    private CaseWorld world;
    private final Actor.Applicant applicant = citizen();

    @BeforeEach
    void people() {
        world = new CaseWorld(context);
    }

    private static <T> List<T> together(int threads, Callable<T> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> futures = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < threads; i++) {
                futures.add(executor.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void fifty_equal_submissions_make_one_case() throws Exception {
        JsonNode draft = world.foodDraft(applicant, List.of());
        UUID key = UUID.randomUUID();
        String path = "/api/portal/drafts/" + draft.path("id").asString() + "/submit";
        List<CaseWorld.Answer> answers = together(50, () -> world.call(applicant, HttpMethod.POST, path, Map.of("signedName", "王小明"), null, key));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200));
        assertThat(answers.stream().map(answer -> answer.body().path("number").asString()).distinct()).hasSize(1);
        assertThat(world.get(applicant, "/api/portal/cases").path("total").asInt()).isEqualTo(1);
        assertThat(world.call(applicant, HttpMethod.POST, path, Map.of("signedName", "另一人"), null, key).code()).isEqualTo("idempotency-key-reused");
        assertThat(world.call(applicant, HttpMethod.POST, path, Map.of("signedName", "王小明"), null).status()).isEqualTo(404);
    }

    @Test
    void fifty_decisions_of_two_officers_have_one_effect() throws Exception {
        Actor.Official one = official(world.matter("food-business-licence"));
        Actor.Official two = official(world.matter("food-business-licence"));
        String number = world.foodCase(applicant).path("number").asString();
        world.done(one, number, "accept", null);
        world.done(one, number, "pass", null);
        long version = world.done(one, number, "pass", null).path("version").asLong();
        int[] turn = {0};
        List<CaseWorld.Answer> answers = together(50, () -> {
            int mine;
            synchronized (turn) {
                mine = turn[0]++;
            }
            return world.call(mine % 2 == 0 ? one : two, HttpMethod.POST, "/api/work/cases/" + number + "/commands/" + (mine % 3 == 0 ? "refuse" : "grant"),
                    Map.of("reason", "理由", "opinion", "意见"), version);
        });
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200)).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(409));
        JsonNode dossier = world.get(one, "/api/work/cases/" + number);
        assertThat(texts(dossier.path("journal"), "event").stream().filter(event -> event.equals("CASE_GRANTED") || event.equals("CASE_REFUSED"))).hasSize(1);
        assertThat(texts(dossier.path("documents"), "kind").stream().filter(kind -> kind.endsWith("-decision"))).hasSize(1);
    }

    @Test
    void cases_of_one_organ_are_numbered_without_doubles() throws Exception {
        List<JsonNode> drafts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            drafts.add(world.foodDraft(applicant, List.of()));
        }
        List<JsonNode> left = java.util.Collections.synchronizedList(drafts);
        List<String> numbers = together(8, () -> world.submit(applicant, left.removeFirst()).path("number").asString());
        assertThat(numbers).doesNotHaveDuplicates().hasSize(8);
    }

    @Test
    void documents_of_one_organ_are_numbered_without_doubles_and_without_gaps() throws Exception {
        Actor.Official officer = official(world.matter("food-business-licence"));
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            cases.add(world.foodCase(applicant).path("number").asString());
        }
        List<String> left = java.util.Collections.synchronizedList(new ArrayList<>(cases));
        List<Integer> serials = together(8, () -> acceptanceSerial(world.done(officer, left.removeFirst(), "accept", null)));
        int first = serials.stream().mapToInt(Integer::intValue).min().orElseThrow();
        assertThat(serials).containsExactlyInAnyOrderElementsOf(java.util.stream.IntStream.range(first, first + 8).boxed().toList());
    }

    private static int acceptanceSerial(JsonNode dossier) {
        for (JsonNode document : dossier.path("documents")) {
            if (document.path("kind").asString().equals("acceptance-notice")) {
                return Integer.parseInt(document.path("number").asString().replaceFirst(".*第(\\d+)号$", "$1"));
            }
        }
        throw new AssertionError("no acceptance notice in " + dossier.path("documents"));
    }

    @Test
    void a_transition_takes_three_statements() {
        Actor.Official officer = official(world.matter("food-business-licence"));
        JsonNode draft = world.foodDraft(applicant, List.of());
        String[] number = new String[1];
        assertThat(statements(() -> number[0] = world.submit(applicant, draft).path("number").asString())).as("submit: draft, everything in one statement, idempotency key").hasSize(3);
        for (String command : List.of("accept", "pass", "pass", "grant")) {
            long version = world.get(officer, "/api/work/cases/" + number[0]).path("version").asLong();
            List<String> sql = statements(() -> world.call(officer, HttpMethod.POST, "/api/work/cases/" + number[0] + "/commands/" + command, Map.of("opinion", "同意"), version));
            assertThat(sql).as(command + ": load, save with journal, tasks, documents and audit, idempotency key").hasSize(3);
        }
        issued(officer); // makes the organ's seal, if nobody has yet
        long version = world.get(officer, "/api/work/cases/" + number[0]).path("version").asLong();
        assertThat(statements(() -> world.call(officer, HttpMethod.POST, "/api/work/cases/" + number[0] + "/commands/issue-result", null, version)))
                .as("as any act, and: number; holder, looked for as person and enterprise; place in the status list; seal's use and its evidence; content and file; certificate with edition, journal, directory and audit; "
                        + "evidence; notice").hasSize(14);
    }

    private void issued(Actor.Official officer) {
        String number = world.submit(applicant, world.foodDraft(applicant, List.of())).path("number").asString();
        for (String command : List.of("accept", "pass", "pass", "grant", "issue-result")) {
            world.done(officer, number, command, Map.of("opinion", "同意"));
        }
    }

    /** Looks a node repeats after some seconds, whoever comes: the catalogue's revision, the organ's seal, changes of keys. */
    private static final List<String> REPEATED = List.of("from matters.revision", "[select s.id, s.holder_kind", "[select * from organs.organ where code = ?]", "from signing.change");

    /** The statements of the write, up to its key. JdbcTemplate says each one at DEBUG. */
    private static List<String> statements(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        Level before = logger.getLevel();
        boolean additive = logger.isAdditive();
        ListAppender<ILoggingEvent> appender = new ListAppender<>() {
            @Override
            protected void append(ILoggingEvent event) {
                event.prepareForDeferredProcessing(); // an event asks for the name of its thread when it is read
                super.append(event);
            }
        };
        appender.start();
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        logger.addAppender(appender);
        String thread = Thread.currentThread().getName();
        try {
            work.run();
        } finally {
            logger.detachAppender(appender);
            logger.setLevel(before);
            logger.setAdditive(additive);
        }
        List<String> all = appender.list.stream().filter(event -> event.getThreadName().equals(thread)).map(ILoggingEvent::getFormattedMessage)
                .filter(said -> said.startsWith("Executing prepared SQL statement [") && REPEATED.stream().noneMatch(said::contains)).toList();
        int key = java.util.stream.IntStream.range(0, all.size()).filter(i -> all.get(i).contains("requests.idempotency")).findFirst().orElse(all.size() - 1);
        return all.subList(0, key + 1);
    }
}

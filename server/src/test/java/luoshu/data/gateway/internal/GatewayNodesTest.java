package luoshu.data.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import luoshu.data.contracts.Contract;
import luoshu.data.gateway.AskingSystem;
import luoshu.data.gateway.Environment;
import luoshu.data.gateway.GatewayWorld;
import luoshu.data.gateway.UnreliableProvider;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.ledger.LedgerUnavailable;
import luoshu.trust.ledger.Receipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;

/** What nodes that share nothing but the database do with the same question, without evidence, and with too many questions. */
@ServerTest
class GatewayNodesTest {

    @Autowired ApplicationContext context;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired Ledger ledger;
    @Autowired Receipts receipts;
    @Autowired TestClock clock;
    private final List<GatewayNode> nodes = Collections.synchronizedList(new ArrayList<>());
    private UnreliableProvider server;
    private AskingSystem system;
    private Contract contract;

    @BeforeEach
    void world() {
        server = new UnreliableProvider();
        GatewayWorld world = new GatewayWorld(context, server, 1_000);
        system = world.system(Environment.LIVE);
        contract = world.contract();
    }

    @AfterEach
    void stop() {
        nodes.forEach(GatewayNode::close);
        server.close();
    }

    private GatewayNode node(Ledger evidence) {
        return node(evidence, 100, Duration.ofSeconds(10));
    }

    private GatewayNode node(Ledger evidence, int atOnce, Duration reading) {
        GatewayNode node = GatewayNode.of(context, evidence, GatewayNode.settings(atOnce, reading));
        nodes.add(node);
        return node;
    }

    private String path() {
        return "/gateway/v1/" + contract.number() + "/persons/411525199001011234";
    }

    private Question question() {
        Map<String, String> headers = system.headers(clock.instant());
        String signature = system.signature("GET", path(), "", headers, new byte[0]);
        return Question.read("GET", path(), null, name -> name.equals("luoshu-signature") ? signature : headers.get(name), new byte[0]);
    }

    @Test
    void a_question_repeated_a_thousand_times_over_nodes_and_a_restart_is_accepted_once() throws Exception {
        Question question = question();
        List<GatewayNode> two = List.of(node(ledger), node(ledger));
        List<String> outcomes = Collections.synchronizedList(new ArrayList<>());
        try (var threads = Executors.newFixedThreadPool(24)) {
            for (int i = 0; i < 900; i++) {
                GatewayNode node = two.get(i % 2);
                threads.submit(() -> outcomes.add(outcome(node, question)));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        two.forEach(GatewayNode::close);
        GatewayNode restarted = node(ledger);
        for (int i = 0; i < 50; i++) {
            outcomes.add(outcome(restarted, question));
        }
        clock.advance(Duration.ofMinutes(-4));
        for (int i = 0; i < 50; i++) {
            outcomes.add(outcome(restarted, question));
        }
        assertThat(outcomes).hasSize(1_000).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(one -> !one.equals("ok")).containsOnly("replayed");
        assertThat(server.calls).hasValue(1);
    }

    private static String outcome(GatewayNode node, Question question) {
        try {
            return node.call(question).status() == 200 ? "ok" : "other";
        } catch (Refusal refused) {
            return refused.code();
        }
    }

    /** An evidence log that takes nothing of one kind. */
    private record Refusing(Ledger log, String kind) implements Ledger {

        @Override
        public Placed append(Evidence evidence) {
            return log.append(evidence);
        }

        @Override
        public void record(List<Act> acts) {
            if (acts.stream().anyMatch(act -> act.evidence().kind().equals(kind))) {
                throw new LedgerUnavailable("stopped");
            }
            log.record(acts);
        }

        @Override
        public void recordPast(List<Act> acts) {
            log.recordPast(acts);
        }

        @Override
        public List<Receipt> receipts(String subject) {
            return log.receipts(subject);
        }
    }

    @Test
    void without_evidence_nothing_is_asked_and_nothing_is_answered() {
        Question first = question();
        assertThatThrownBy(() -> node(new Refusing(ledger, "data-asked")).call(first)).isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.code()).isEqualTo("evidence-unavailable"));
        assertThat(server.calls).hasValue(0);
        assertThat(jdbc.sql("select count(*) from gateway.use where nonce = :nonce").param("nonce", first.nonce()).query(Integer.class).single()).isZero();
        assertThatThrownBy(() -> node(new Refusing(ledger, "data-answered")).call(question())).isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.status()).isEqualTo(503));
        assertThat(outcome(node(ledger), first)).isEqualTo("ok");
    }

    @Test
    void more_than_a_node_takes_is_told_to_come_again() throws Exception {
        server.mood = UnreliableProvider.Mood.HANGS;
        GatewayFilter filter = node(ledger, 2, Duration.ofSeconds(10)).filter();
        List<MockHttpServletResponse> answers = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(6);
        for (int i = 0; i < 6; i++) {
            MockHttpServletRequest request = request();
            Thread.ofVirtual().start(() -> {
                MockHttpServletResponse answer = new MockHttpServletResponse();
                try {
                    filter.doFilter(request, answer, new MockFilterChain());
                } catch (Exception failed) {
                    answer.setStatus(599);
                }
                answers.add(answer);
                done.countDown();
            });
            Thread.sleep(50);
        }
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(answers.stream().map(MockHttpServletResponse::getStatus).toList()).containsExactlyInAnyOrder(504, 504, 503, 503, 503, 503);
        assertThat(answers.stream().filter(answer -> answer.getStatus() == 503).toList()).allSatisfy(answer -> {
            assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
            assertThat(answer.getHeader("Luoshu-Fault")).isEqualTo("PLATFORM");
            assertThat(answer.getContentAsString()).contains("platform-busy");
        });
    }

    private MockHttpServletRequest request() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path());
        Map<String, String> headers = system.headers(clock.instant());
        headers.forEach(request::addHeader);
        request.addHeader("Luoshu-Signature", system.signature("GET", path(), "", headers, new byte[0]));
        return request;
    }

    @Test
    void a_body_that_drips_is_given_up() throws Exception {
        MockHttpServletRequest dripping = new MockHttpServletRequest("POST", path()) {
            @Override
            public ServletInputStream getInputStream() {
                return new Dripping();
            }
        };
        MockHttpServletResponse answer = new MockHttpServletResponse();
        node(ledger, 10, Duration.ofMillis(300)).filter().doFilter(dripping, answer, new MockFilterChain());
        assertThat(answer.getStatus()).isEqualTo(408);
        assertThat(answer.getContentAsString()).contains("question-slow");
    }

    /** A byte every 50 ms, for ever. */
    private static final class Dripping extends ServletInputStream {

        @Override
        public int read() {
            LockSupport.parkNanos(50_000_000);
            return ' ';
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            into[offset] = (byte) read();
            return 1;
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}

package luoshu.kernel.cases.internal;

import static luoshu.kernel.cases.CaseWorld.citizen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.cases.CaseListener;
import luoshu.kernel.cases.CaseWorld;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Facts reach their listeners once each, together where they can, alone where one of them fails. */
@ServerTest
class CaseTellingTest {

    @Autowired
    ApplicationContext context;
    @Autowired
    UntoldQueries untold;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;
    private final String name = "test-" + UUID.randomUUID();
    private final List<List<String>> heard = Collections.synchronizedList(new ArrayList<>());
    private Instant now = Instant.parse("2026-06-01T00:00:00Z");
    private String number;
    private UUID id;

    @BeforeEach
    void a_case() {
        CaseWorld world = new CaseWorld(context);
        number = world.foodCase(citizen()).path("number").asString();
        id = jdbc.sql("select id from cases.file where number = :number").param("number", number).query(UUID.class).single();
    }

    private CaseTelling telling(Consumer<List<CaseEvent>> listener) {
        CaseListener one = new CaseListener() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean wants(CaseFact fact, CaseEvent.Told told) {
                return true;
            }

            @Override
            public void happened(List<CaseEvent> events) {
                listener.accept(events);
                heard.add(events.stream().map(event -> event.number() + " " + event.fact() + " " + event.sequence()).toList());
            }
        };
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("listener", one);
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        return new CaseTelling(untold, new CaseFacts(beans.getBeanProvider(CaseListener.class)), clock, transactions);
    }

    private void waiting(int copies) {
        for (int i = 0; i < copies; i++) {
            jdbc.sql("insert into cases.untold (listener, case_id, sequence) values (:name, :id, 1)").param("name", name).param("id", id).update();
        }
    }

    private int left() {
        return jdbc.sql("select count(*) from cases.untold where listener = :name").param("name", name).query(Integer.class).single();
    }

    @Test
    void facts_of_the_same_moment_come_together_and_once() {
        waiting(3);
        CaseTelling telling = telling(_ -> { });
        assertThat(telling.tell()).isEqualTo(3);
        assertThat(telling.tell()).isZero();
        assertThat(heard).containsExactly(List.of(number + " CASE_SUBMITTED 1", number + " CASE_SUBMITTED 1", number + " CASE_SUBMITTED 1"));
        assertThat(left()).isZero();
    }

    @Test
    void what_fails_is_told_again_alone_later_and_later() {
        waiting(1);
        int[] refusals = {3};
        CaseTelling telling = telling(_ -> {
            if (refusals[0]-- > 0) {
                throw new IllegalStateException("not now");
            }
        });
        telling.tell();
        assertThat(left()).isOne();
        assertThat(telling.tell()).as("not before its time").isZero();
        now = now.plus(Duration.ofSeconds(61));
        telling.tell();
        assertThat(heard).containsExactly(List.of(number + " CASE_SUBMITTED 1"));
        assertThat(left()).isZero();
    }

    @Test
    void one_that_fails_keeps_no_other_waiting() {
        waiting(4);
        boolean[] first = {true};
        CaseTelling telling = telling(events -> {
            if (events.size() > 1 || first[0]) {
                first[0] = events.size() > 1 && first[0];
                throw new IllegalStateException("not these");
            }
        });
        telling.tell();
        assertThat(heard).hasSize(3);
        assertThat(left()).isOne();
    }

    @Test
    void two_nodes_share_the_work_and_tell_nothing_twice() throws Exception {
        waiting(60);
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch passedOver = new CountDownLatch(1);
        CaseTelling slow = telling(_ -> {
            holding.countDown();
            await(passedOver);
        });
        CaseTelling other = telling(_ -> { });
        Thread one = Thread.ofVirtual().start(slow::tell);
        holding.await();
        assertThat(other.tell()).as("what another node holds").isZero();
        passedOver.countDown();
        one.join();
        assertThat(heard.stream().mapToInt(List::size).sum()).isEqualTo(60);
        assertThat(left()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void facts_for_a_listener_of_another_version_wait_for_it() {
        jdbc.sql("insert into cases.untold (listener, case_id, sequence) values (:name, :id, 1)").param("name", name + "-newer").param("id", id).update();
        assertThat(telling(_ -> { }).tell()).isZero();
        assertThat(jdbc.sql("delete from cases.untold where listener = :name").param("name", name + "-newer").update()).isOne();
    }
}

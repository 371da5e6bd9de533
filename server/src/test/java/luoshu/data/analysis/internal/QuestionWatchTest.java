package luoshu.data.analysis.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import luoshu.kernel.problems.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** A watch that survives what fails beside it, and says stop until it is heard. */
class QuestionWatchTest {

    private static final Duration LOOK = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofHours(1);
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger stops = new AtomicInteger();

    @Test
    void a_look_that_fails_is_not_the_last_one() {
        try (QuestionWatch watch = new QuestionWatch(System.nanoTime(), LONG, LOOK, () -> {
            if (looks.incrementAndGet() < 3) {
                throw new DataAccessResourceFailureException("the database is away");
            }
            return true;
        }, stops::incrementAndGet)) {
            await().until(() -> stops.get() > 0);
            assertThatThrownBy(watch::goOn).isInstanceOfSatisfying(Refused.class, why -> assertThat(why.code()).isEqualTo("analysis-cancelled"));
        }
    }

    @Test
    void the_time_ends_also_while_nobody_can_tell_whether_it_was_called_off() {
        try (QuestionWatch watch = new QuestionWatch(System.nanoTime() - LONG.toNanos() - 1, LONG, LOOK, () -> {
            throw new DataAccessResourceFailureException("the database is away");
        }, stops::incrementAndGet)) {
            await().until(() -> stops.get() > 0);
            assertThatThrownBy(watch::goOn).isInstanceOfSatisfying(Refused.class, why -> assertThat(why.code()).isEqualTo("analysis-too-long"));
        }
    }

    @Test
    void stop_is_said_again_until_the_question_has_ended_and_not_after() {
        QuestionWatch watch = new QuestionWatch(System.nanoTime(), LONG, LOOK, () -> true, () -> {
            if (stops.incrementAndGet() == 1) {
                throw new IllegalStateException("it had not begun");
            }
        });
        await().until(() -> stops.get() > 3);
        watch.close();
        int said = stops.get();
        await().during(Duration.ofMillis(20)).until(() -> stops.get() == said);
    }

    @Test
    void its_thread_is_not_interrupted_while_it_asks_the_database() {
        AtomicBoolean asking = new AtomicBoolean();
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicBoolean answered = new AtomicBoolean();
        QuestionWatch watch = new QuestionWatch(System.nanoTime(), LONG, LOOK, () -> {
            asking.set(true);
            await().pollInSameThread().until(() -> Thread.currentThread().isInterrupted() || looks.incrementAndGet() > 5);
            interrupted.set(Thread.currentThread().isInterrupted());
            answered.set(true);
            return false;
        }, stops::incrementAndGet);
        await().until(asking::get);
        watch.close();
        assertThat(answered).isTrue();
        assertThat(interrupted).isFalse();
    }
}

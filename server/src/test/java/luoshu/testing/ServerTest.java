package luoshu.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import luoshu.kernel.cases.CaseWorld;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole server on a real PostgreSQL. All such tests share one context and one database (a context of its own per module would cost minutes):
 * build the data a test needs inside the test, with keys of its own, and do not count what others may add. Time is {@link TestClock}, back at its start before each test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = SharedPostgres.class)
@Import({TestClock.Configuration.class, CaseWorld.class})
@ExtendWith(ClockAtStart.class)
public @interface ServerTest {
}

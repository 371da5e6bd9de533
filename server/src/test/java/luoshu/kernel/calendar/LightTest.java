package luoshu.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import luoshu.testing.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rule of the lights stands twice, in Java and in SQL: they agree. */
@ServerTest
class LightTest {

    @Autowired JdbcClient jdbc;
    private static final LocalDate TODAY = LocalDate.parse("2026-04-20");
    private static final List<@Nullable LocalDate> DAYS = Arrays.asList(null, TODAY.minusDays(1), TODAY, TODAY.plusDays(1));

    @Test
    void the_database_lights_the_same_lamp() {
        for (String clock : List.of("RUNNING", "STOPPED")) {
            for (LocalDate due : DAYS) {
                for (LocalDate yellow : DAYS) {
                    Light light = Light.of(clock.equals("RUNNING"), due, yellow, TODAY);
                    List<Light> lit = Arrays.stream(Light.values()).filter(one -> jdbc.sql("select coalesce(" + one.sql("r")
                            + ", false) from (select :clock::text as clock_state, :due::date as due_on, :yellow::date as yellow_on) r").param("clock", clock).param("due", due)
                            .param("yellow", yellow).param("today", TODAY).query(Boolean.class).single()).toList();
                    assertThat(lit).as(clock + ", due " + due + ", yellow from " + yellow).containsExactly(light);
                }
            }
        }
    }
}

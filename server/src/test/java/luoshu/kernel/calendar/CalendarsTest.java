package luoshu.kernel.calendar;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.calendar.internal.CalendarQueries;
import luoshu.kernel.calendar.internal.LawFiles;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ServerTest
class CalendarsTest {

    private static final String YEAR_2099 = """
            {"source": "测试通知", "rest": [{"from": "2099-01-01", "to": "2099-01-03", "name": {"zh": "元旦", "en": "New Year"}}], "workingWeekends": ["2099-01-04"]}""";

    @Autowired Calendars calendars;
    @Autowired CalendarQueries queries;
    @Autowired MockMvc http;

    @Test
    void the_shipped_years_are_in_force() {
        assertThat(calendars.current().due(LocalDate.parse("2026-09-30"), Limit.workingDays(10, null), List.of())).isEqualTo(new DueDate.On(LocalDate.parse("2026-10-20")));
        assertThat(calendars.get(2026).importedBy()).isEqualTo("content");
    }

    @Test
    void offering_a_shipped_year_again_changes_nothing() {
        int before = calendars.get(2025).version();
        LawFiles.years().forEach(queries::offer);
        assertThat(calendars.get(2025).version()).isEqualTo(before);
    }

    @Test
    void the_system_administrator_imports_and_replaces_a_year() throws Exception {
        assertThat(calendars.current().covers(LocalDate.of(2099, 1, 1))).isFalse();
        http.perform(importing(YEAR_2099)).andExpect(status().isOk()).andExpect(jsonPath("$.version").value(1));
        assertThat(calendars.current().isWorkingDay(LocalDate.of(2099, 1, 4))).isTrue();
        http.perform(importing(YEAR_2099)).andExpect(status().isPreconditionRequired()).andExpect(jsonPath("$.code").value("if-match-required"));
        http.perform(importing(YEAR_2099.replace("\"2099-01-04\"", "")).header("If-Match", "\"1\"")).andExpect(status().isOk()).andExpect(jsonPath("$.version").value(2));
        assertThat(calendars.current().isWorkingDay(LocalDate.of(2099, 1, 4))).isFalse();
        http.perform(importing(YEAR_2099).header("If-Match", "\"1\"")).andExpect(status().isPreconditionFailed()).andExpect(jsonPath("$.code").value("stale-version"));
        http.perform(get("/api/admin/calendar/2099").with(administrator())).andExpect(jsonPath("$.rest[0].name.zh").value("元旦"));
    }

    @Test
    void nonsense_is_refused_with_pointers() throws Exception {
        http.perform(put("/api/admin/calendar/2098").with(administrator()).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(YEAR_2099))
                .andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].pointer").value("/rest/0"));
        http.perform(get("/api/admin/calendar/1999").with(administrator())).andExpect(status().isNotFound());
    }

    @Test
    void others_are_refused() throws Exception {
        http.perform(get("/api/admin/calendar")).andExpect(status().isUnauthorized());
        http.perform(get("/api/admin/calendar").with(as(official("x", "health", "411502000000", "case.read")))).andExpect(status().isForbidden());
        http.perform(put("/api/admin/calendar/2097").with(as(official("x", "health", "411502000000", "case.read"))).header("Idempotency-Key", UUID.randomUUID())
                .contentType(MediaType.APPLICATION_JSON).content(YEAR_2099)).andExpect(status().isForbidden());
    }

    private static MockHttpServletRequestBuilder importing(String body) {
        return put("/api/admin/calendar/2099").with(administrator()).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static RequestPostProcessor administrator() {
        return as(official("admin", "data-administration", "410000000000", "calendar.manage"));
    }
}

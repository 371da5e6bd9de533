package luoshu.kernel.jobs;

import static luoshu.testing.Actors.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.problems.Refused;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
class JobsTest {

    @Autowired Jobs jobs;
    @Autowired Access access;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc http;
    @Autowired org.springframework.transaction.PlatformTransactionManager transactions;
    private final Actor.Official clerk = Actors.official("11411502MB0X000017", "market-regulation", "411502000000", "test.export");

    private Job start(int steps, int pause, String failure) {
        return access.as(clerk, () -> jobs.start("test-count", "数数", new TestJob.Order(steps, pause, failure)));
    }

    /** A job whose node has died three times: how far it was the last time, and when it was begun before that. */
    private UUID interrupted(String kind, int done, int reached) {
        return new org.springframework.transaction.support.TransactionTemplate(transactions).execute(status -> {
            Job job = access.as(clerk, () -> jobs.start(kind, "数数", new TestJob.Order(10, 1, "")));
            jdbc.sql("update jobs.job set attempts = 3, done = :done, reached = :reached where id = :id").param("done", done).param("reached", reached).param("id", job.id()).update();
            return job.id();
        });
    }

    private Job ended(UUID id) {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(200)).until(() -> access.as(clerk, () -> jobs.getMine(id)), job -> job.endedAt() != null);
    }

    @Test
    void a_job_runs_as_the_person_who_asked_and_leaves_a_file_for_them() throws Exception {
        Job job = ended(start(3, 1, "").id());
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        assertThat(job.done()).isEqualTo(3);
        http.perform(get(job.resultUrl()).with(as(clerk))).andExpect(status().isOk()).andExpect(content().string(clerk.subject()));
        http.perform(get(job.resultUrl()).with(as(Actors.official("1", "health", "410000000000", "x.y")))).andExpect(status().isNotFound());
    }

    @Test
    void a_refusal_is_told_and_a_bug_is_not_shown() {
        assertThat(ended(start(1, 1, "refusal").id()).message()).isEqualTo("不行");
        Job broken = ended(start(1, 1, "bug").id());
        assertThat(broken.state()).isEqualTo(Job.State.FAILED);
        assertThat(broken.message()).doesNotContain("secret").contains(broken.id().toString());
    }

    @Test
    void a_running_job_is_cancelled() throws Exception {
        Job job = start(400, 100, "");
        await().atMost(Duration.ofSeconds(30)).until(() -> access.as(clerk, () -> jobs.getMine(job.id())).state() == Job.State.RUNNING);
        http.perform(delete("/api/work/jobs/" + job.id()).with(as(Actors.official("1", "health", "410000000000", "x.y"))).header("Idempotency-Key", UUID.randomUUID().toString()))
                .andExpect(status().isNotFound());
        http.perform(delete("/api/work/jobs/" + job.id()).with(as(clerk)).header("Idempotency-Key", UUID.randomUUID().toString())).andExpect(status().isOk());
        assertThat(ended(job.id()).state()).isEqualTo(Job.State.CANCELLED);
    }

    @Test
    void one_person_does_not_fill_the_queue() {
        List<Job> five = java.util.stream.IntStream.range(0, 5).mapToObj(i -> start(600, 100, "")).toList();
        assertThatThrownBy(() -> start(1, 1, "")).isInstanceOf(Refused.class);
        five.forEach(job -> access.as(clerk, () -> jobs.cancel(job.id())));
        five.forEach(job -> ended(job.id()));
    }

    @Test
    void an_export_carries_no_formula_and_is_refused_without_the_permission() throws Exception {
        String body = "{\"list\":\"test-table\",\"query\":{\"q\":\"@x\"}}";
        http.perform(post("/api/work/exports").contentType(MediaType.APPLICATION_JSON).content(body).header("Idempotency-Key", UUID.randomUUID().toString())).andExpect(status().isUnauthorized());
        http.perform(post("/api/work/exports").contentType(MediaType.APPLICATION_JSON).content(body).header("Idempotency-Key", UUID.randomUUID().toString())
                .with(as(Actors.official("1", "health", "410000000000", "x.y")))).andExpect(status().isForbidden());
        http.perform(post("/api/work/exports").contentType(MediaType.APPLICATION_JSON).content("{}").header("Idempotency-Key", UUID.randomUUID().toString()).with(as(clerk)))
                .andExpect(status().isUnprocessableContent());
        String answer = http.perform(post("/api/work/exports").contentType(MediaType.APPLICATION_JSON).content(body).header("Idempotency-Key", UUID.randomUUID().toString()).with(as(clerk)))
                .andExpect(status().isOk()).andExpect(jsonPath("$.title").value("导出：试表")).andReturn().getResponse().getContentAsString();
        Job job = ended(UUID.fromString(answer.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1")));
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        byte[] xlsx = http.perform(get(job.resultUrl()).with(as(clerk))).andReturn().getResponse().getContentAsByteArray();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows.get(0).getCellText(0)).isEqualTo("甲");
            assertThat(rows.get(1).getCellText(0)).isEqualTo("'=HYPERLINK(\"http://evil\")");
            assertThat(rows.get(2).getCellText(0)).isEqualTo("'@x");
            assertThat(rows.get(2).getCellText(1)).isEqualTo("5");
        }
    }

    @Test
    void a_job_whose_node_keeps_dying_is_given_up() {
        Job given = ended(interrupted("test-count", 5, 0));
        assertThat(given.state()).isEqualTo(Job.State.FAILED);
        assertThat(given.message()).contains("中断");
    }

    @Test
    void a_job_that_goes_on_is_given_up_only_where_it_gets_no_further() {
        Job further = ended(interrupted("test-going-on", 5, 3));
        assertThat(further.state()).isEqualTo(Job.State.DONE);
        assertThat(further.done()).as("what earlier runs did").isEqualTo(5);
        assertThat(ended(interrupted("test-going-on", 5, 5)).state()).isEqualTo(Job.State.FAILED);
    }
}

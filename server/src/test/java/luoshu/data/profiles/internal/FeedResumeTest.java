package luoshu.data.profiles.internal;

import static luoshu.data.profiles.ProfileWorld.column;
import static luoshu.data.profiles.ProfileWorld.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.data.profiles.ProfileWorld;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.files.FileType;
import luoshu.kernel.jobs.JobRun;
import luoshu.kernel.parties.CitizenId;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A run whose process dies goes on behind its last chunk. */
@ServerTest
class FeedResumeTest {

    private static final int ROWS = 1_700;

    @Autowired ApplicationContext context;
    @Autowired FeedJob job;
    @Autowired Access access;
    @Autowired JdbcClient jdbc;

    /** Dies once so many rows are done. */
    private record Mortal(long after) implements JobRun {
        @Override
        public void total(long total) {
        }

        @Override
        public void done(long done) {
            if (done >= after) {
                throw new Error("killed");
            }
        }

        @Override
        public void result(InputStream content, String name, FileType type) {
        }
    }

    private long count(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(Long.class).single();
    }

    @Test
    void what_was_killed_goes_on_where_it_stood() throws Exception {
        try (ProfileWorld organs = new ProfileWorld(context, "profile_resume")) {
            StringBuilder rows = new StringBuilder();
            for (int i = 0; i < ROWS; i++) {
                rows.append(i == 0 ? "" : ",").append("(").append(i).append(",'").append(CitizenId.compose("411502", LocalDate.of(1960, 1, 1).plusDays(i), 777).value()).append("','钱").append((char) ('一' + i % 900)).append("')");
            }
            organs.run("create table long_one (id bigint primary key, zjhm text, xm text); insert into long_one values " + rows);
            Actor.Official editor = organs.editor("urban-management");
            UUID feed = UUID.fromString(organs.feed(editor, draft("population", "PERSON", organs.source(editor), "long_one", List.of(column("zjhm", "citizen-number", false), column("xm", "person-name", false)))));
            FeedJob.Order order = new FeedJob.Order(feed, UUID.randomUUID());
            assertThatThrownBy(() -> access.as(editor, () -> {
                job.run(order, new Mortal(1_000));
                return null;
            })).isInstanceOf(Error.class);
            assertThat(count("select rows from profiles.run where id = :id", order.run())).isEqualTo(1_000);
            long before = count("select count(*) from profiles.record where feed = :id", feed);
            // What is behind the checkpoint is not read again: a row that changed there meanwhile waits for the next run.
            organs.run("update long_one set xm = '改名' where id = 3");
            access.as(editor, () -> {
                job.run(order, new Mortal(Long.MAX_VALUE));
                return null;
            });
            assertThat(before).isEqualTo(1_000);
            assertThat(count("select rows from profiles.run where id = :id and state = 'DONE'", order.run())).isEqualTo(ROWS);
            assertThat(count("select count(*) from profiles.record where feed = :id", feed)).isEqualTo(ROWS);
            assertThat(count("select gone from profiles.run where id = :id", order.run())).isZero();
            access.as(editor, () -> {
                job.run(order, new Mortal(Long.MAX_VALUE));
                return null;
            });
            assertThat(count("select count(*) from profiles.run where feed = :id", feed)).as("begun again when it was done").isEqualTo(1);
            assertThat(count("select count(*) from profiles.record where feed = :id and placed = 'NEW'", feed) + count("select count(*) from profiles.record where feed = :id and placed = 'REVIEW'", feed)).isEqualTo(ROWS);
        }
    }
}

package luoshu.trust.certificates.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.Files;
import luoshu.kernel.jobs.JobCancelled;
import luoshu.kernel.jobs.JobRun;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.parties.CitizenId;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many rows, and work that breaks off: nothing is lost, nothing doubled, and memory holds a batch. */
@ServerTest
class StockVolumeTest {

    private static final String PHYSICIAN = "11410000X02000004W003";
    private static final int ROWS = 20_000;
    private static final long MEGABYTES = 48;

    @Autowired StockQueries imports;
    @Autowired StockCheck check;
    @Autowired StockTaking taking;
    @Autowired Files files;
    @Autowired Organs organs;
    @Autowired Access access;
    @Autowired JdbcClient jdbc;
    @Autowired CaseWorld world;
    @Autowired TestClock clock;
    private Actor.Official keeper;
    private Organ organ;

    @BeforeEach
    void people() {
        PublishedMatter food = world.matter("food-business-licence");
        keeper = CaseWorld.official(food, "certificate.stock");
        organ = organs.get(new OrganCode(food.implementation().organ()));
    }

    /** Every hundredth row has a fault, every thousandth repeats the one before. */
    private UUID register(int rows) {
        String mark = UUID.randomUUID().toString().substring(24).toUpperCase(Locale.ROOT);
        StringBuilder table = new StringBuilder("证照编号,颁发机构代码,颁发日期,有效期截止日期,持证主体名称,持证主体代码,姓名,医师级别,执业类别,执业范围,主要执业机构,医师资格证书编码\n");
        for (int i = 1; i <= rows; i++) {
            String holder = CitizenId.compose("411502", LocalDate.of(1950, 1, 1).plusDays(i % 15_000), i / 15_000 + 1).value();
            table.append("YS").append(mark).append(i % 1_000 == 0 ? i - 1 : i).append(',').append(organ.code()).append(',').append(i % 100 == 50 ? "2019-02-30" : "2019-02-03").append(",长期,甲").append(i).append(',')
                    .append(holder).append(",甲,执业医师,临床,内科专业,浉河区人民医院,2015\n");
        }
        return access.as(keeper, () -> {
            UUID file = files.keep(new ByteArrayInputStream(table.toString().getBytes(StandardCharsets.UTF_8)), "存量.csv", FileType.CSV, new FileOwner(StockImports.OWNER, UUID.randomUUID().toString())).id();
            return imports.insert(PHYSICIAN, file, "存量.csv", organ, keeper, clock.instant());
        });
    }

    /** What a job is told; it may break off after some progress, as when the server dies. */
    private static final class Run implements JobRun {
        private final long breaksAt;
        private final boolean asked;
        private long before = -1;
        private long most;

        Run(long breaksAt, boolean asked) {
            this.breaksAt = breaksAt;
            this.asked = asked;
        }

        @Override
        public void total(long total) {
        }

        @Override
        public void done(long done) {
            if (breaksAt == 0) {
                System.gc();
                long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
                before = before < 0 ? used : before;
                most = Math.max(most, used - before);
            } else if (done >= breaksAt) {
                if (asked) {
                    throw new JobCancelled();
                }
                throw new Died();
            }
        }

        @Override
        public void result(InputStream content, String name, FileType type) {
        }
    }

    private static final class Died extends Error {
    }

    private void run(UUID id, boolean takes, JobRun run) {
        access.as(keeper, () -> {
            try {
                if (takes) {
                    taking.run(new StockTaking.Order(id), run);
                } else {
                    check.run(new StockCheck.Order(id), run);
                }
            } catch (Exception failed) {
                throw failed instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failed);
            }
            return true;
        });
    }

    private void begin(UUID id) {
        imports.move(id, StockImport.State.TAKING, null, clock.instant());
    }

    private List<Long> counted(UUID id) {
        return jdbc.sql("""
                select (select count(*) from certificates.certificate where stock_import = :id), (select count(distinct number) from certificates.certificate where stock_import = :id),
                       (select count(*) from certificates.edition e join certificates.certificate c on c.id = e.certificate where c.stock_import = :id),
                       (select count(*) from certificates.directory_entry d join certificates.certificate c on c.id = d.certificate where c.stock_import = :id),
                       (select count(*) from certificates.stock_row where import = :id)
                """).param("id", id).query((row, _) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))).single();
    }

    @Test
    void twenty_thousand_rows_in_the_memory_of_a_batch() {
        UUID id = register(ROWS);
        Run reading = new Run(0, false);
        run(id, false, reading);
        StockQueries.Row one = imports.find(id).orElseThrow();
        int faults = ROWS / 100 + ROWS / 1_000;
        assertThat(List.of(one.lines(), one.bad(), one.good())).containsExactly((long) ROWS, (long) faults, (long) ROWS - faults);
        begin(id);
        Run takes = new Run(0, false);
        run(id, true, takes);
        assertThat(counted(id)).containsExactly((long) ROWS - faults, (long) ROWS - faults, (long) ROWS - faults, (long) ROWS - faults, 0L);
        assertThat(Math.max(reading.most, takes.most) >> 20).as("megabytes more than after the first batch").isLessThan(MEGABYTES);
    }

    @Test
    void work_that_breaks_off_goes_on_behind_the_last_batch() {
        UUID id = register(9_000);
        for (int at : List.of(2_000, 6_000)) {
            assertThatThrownBy(() -> run(id, false, new Run(at, false))).isInstanceOf(Died.class);
            assertThat(imports.find(id).orElseThrow().lines()).isEqualTo(at);
        }
        run(id, false, new Run(Long.MAX_VALUE, false));
        assertThat(imports.find(id).orElseThrow().lines()).isEqualTo(9_000);
        assertThat(jdbc.sql("select count(*) from certificates.stock_row where import = :id").param("id", id).query(Long.class).single()).isEqualTo(8_901);
        begin(id);
        assertThatThrownBy(() -> run(id, true, new Run(1_000, false))).isInstanceOf(Died.class);
        assertThat(counted(id).getFirst()).isBetween(1_900L, 2_000L);
        run(id, true, new Run(Long.MAX_VALUE, false));
        assertThat(counted(id)).containsExactly(8_901L, 8_901L, 8_901L, 8_901L, 0L);
        assertThat(imports.find(id).orElseThrow().state()).isEqualTo(StockImport.State.TAKEN);
        run(id, true, new Run(Long.MAX_VALUE, false));
        assertThat(counted(id).getFirst()).as("begun once more, nothing happens").isEqualTo(8_901L);
    }

    @Test
    void who_asks_to_stop_keeps_what_is_in_and_may_go_on() {
        UUID id = register(5_000);
        run(id, false, new Run(Long.MAX_VALUE, false));
        begin(id);
        assertThatThrownBy(() -> run(id, true, new Run(1_000, true))).isInstanceOf(JobCancelled.class);
        assertThat(imports.find(id).orElseThrow().state()).isEqualTo(StockImport.State.CHECKED);
        begin(id);
        run(id, true, new Run(Long.MAX_VALUE, false));
        assertThat(counted(id).getFirst()).isEqualTo(4_945L);
        UUID given = register(5_000);
        assertThatThrownBy(() -> run(given, false, new Run(2_000, true))).isInstanceOf(JobCancelled.class);
        assertThat(imports.find(given).orElseThrow().state()).isEqualTo(StockImport.State.CANCELLED);
        assertThat(jdbc.sql("select count(*) from certificates.stock_row where import = :id").param("id", given).query(Long.class).single()).isZero();
    }

    @Test
    void two_at_work_on_one_file_do_not_double_it() {
        UUID id = register(5_000);
        assertThatThrownBy(() -> run(id, false, new Run(2_000, false))).isInstanceOf(Died.class);
        StockQueries.Row seen = imports.find(id).orElseThrow();
        run(id, false, new Run(Long.MAX_VALUE, false));
        assertThat(imports.read(id, seen.readTo(), seen.readTo() + 2_000, 2_000, 2_000, 0, clock.instant())).as("the other one is behind").isFalse();
    }
}

package luoshu.kernel.jobs;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import luoshu.kernel.files.FileType;
import luoshu.kernel.problems.Invalid;
import org.springframework.stereotype.Component;

/** A job that counts, slowly if asked to, and fails in the way asked for. */
@Component
class TestJob implements JobKind<TestJob.Order> {

    record Order(int steps, int pauseMillis, String failure) {
    }

    private final Access access;

    TestJob(Access access) {
        this.access = access;
    }

    @Override
    public String kind() {
        return "test-count";
    }

    @Override
    public Class<Order> argumentType() {
        return Order.class;
    }

    @Override
    public void run(Order order, JobRun run) throws Exception {
        run.total(order.steps);
        for (int i = 1; i <= order.steps; i++) {
            Thread.sleep(order.pauseMillis);
            run.done(i);
        }
        switch (order.failure) {
            case "refusal" -> throw new Invalid("/x", "x", "不行");
            case "bug" -> throw new IllegalStateException("secret detail");
            default -> run.result(new ByteArrayInputStream(access.actor().subject().getBytes()), "result.pdf", FileType.PDF);
        }
    }

    /** A job that keeps its own place. */
    @Component
    static class GoingOn implements JobKind<TestJob.Order> {

        @Override
        public String kind() {
            return "test-going-on";
        }

        @Override
        public Class<Order> argumentType() {
            return Order.class;
        }

        @Override
        public boolean goesOn() {
            return true;
        }

        @Override
        public void run(Order order, JobRun run) {
            run.total(order.steps);
        }
    }

    /** A list whose cells try to be formulas. */
    @Component
    static class Table implements TableSource {
        private static final Permission READ = new Permission("test.export");
        private final Access access;

        Table(Access access) {
            this.access = access;
        }

        @Override
        public String list() {
            return "test-table";
        }

        @Override
        public void require() {
            access.require(READ);
        }

        @Override
        public String title() {
            return "试表";
        }

        @Override
        public List<String> headers() {
            return List.of("甲", "乙");
        }

        @Override
        public void rows(Map<String, String> query, RowSink sink) {
            sink.total(2);
            sink.row(Arrays.asList("=HYPERLINK(\"http://evil\")", null));
            sink.row(Arrays.asList(query.get("q"), 5));
        }
    }
}

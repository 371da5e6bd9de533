package peer;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import com.zaxxer.hikari.HikariDataSource;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/**
 * Bare Flowable through its Java API, default history. One case = start with its data, then four times: find the task, claim it if the other side claims too, complete it
 * with outcome and opinion.
 * Obeys lines on standard input: {@code round <cases> <writers>} → {@code done <cases> <nanoseconds>}.
 */
public final class FlowablePeer {

    private static final List<String[]> STEPS = List.of(new String[] {"accept", "clerk"}, new String[] {"examine", "examiner"}, new String[] {"review", "reviewer"}, new String[] {"decide", "approver"});

    private final ProcessEngine engine;
    private final String form;
    private final boolean claim;

    private FlowablePeer(ProcessEngine engine, String form, boolean claim) {
        this.engine = engine;
        this.form = form;
        this.claim = claim;
    }

    public static void main(String[] arguments) throws Exception {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(arguments[0]);
        pool.setUsername("luoshu");
        pool.setPassword(System.getenv("PEER_PASSWORD"));
        pool.setMaximumPoolSize(Integer.parseInt(arguments[1]));
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setAsyncExecutorActivate(false);
        ProcessEngine engine = configuration.buildProcessEngine();
        engine.getRepositoryService().createDeployment().addClasspathResource("handling.bpmn").deploy();
        FlowablePeer peer = new FlowablePeer(engine, arguments[2], Boolean.parseBoolean(arguments[3]));
        System.out.println("Flowable " + ProcessEngine.VERSION + ", history " + configuration.getHistoryLevel() + (peer.claim ? ", with claims" : ""));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = orders.readLine()) != null; ) {
            String[] words = line.split(" ");
            long cases = Long.parseLong(words[1]);
            long from = System.nanoTime();
            peer.round(cases, Integer.parseInt(words[2]));
            System.out.println("done " + cases + " " + (System.nanoTime() - from));
        }
        engine.close();
        pool.close();
    }

    private void round(long cases, int writers) throws Exception {
        AtomicLong left = new AtomicLong(cases);
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> all = new java.util.ArrayList<>();
            for (int i = 0; i < writers; i++) {
                all.add(threads.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        live();
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private void live() {
        String number = UUID.randomUUID().toString();
        String process = engine.getRuntimeService().startProcessInstanceByKey("handling", number, Map.of("number", number, "applicant", "张伟", "form", form)).getId();
        for (String[] step : STEPS) {
            Task task = engine.getTaskService().createTaskQuery().processInstanceId(process).taskDefinitionKey(step[0]).singleResult();
            if (claim) {
                engine.getTaskService().claim(task.getId(), step[1]);
            }
            engine.getTaskService().complete(task.getId(), Map.of(step[0] + "Outcome", "pass", step[0] + "Opinion", "材料齐全，符合法定形式。"));
        }
    }
}

package luoshu.data.cascade.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;

import luoshu.data.cascade.LetterKind;
import luoshu.data.cascade.NodeRelation;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * 回流: what was decided on this installation about a division goes back to the installation of that division, a day at a time once the day is over: who decided what about which matter, and nothing about persons. A batch says
 * how many records it has and their digest; the receiver reckons both again.
 */
@Component
class ReturnFlow implements Flow {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    /** What a decision may take to be written. */
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final int FIRST_DAYS = 30;
    private static final int PART = 500;
    private static final JsonMapper JSON = JsonMapper.shared();
    private final ReturnQueries queries;
    private final NodeQueries nodes;
    private final MessageQueries messages;
    private final Outbox outbox;
    private final OwnDivision own;
    private final Clock clock;

    ReturnFlow(ReturnQueries queries, NodeQueries nodes, MessageQueries messages, Outbox outbox, OwnDivision own, Clock clock) {
        this.queries = queries;
        this.nodes = nodes;
        this.messages = messages;
        this.outbox = outbox;
        this.own = own;
        this.clock = clock;
    }

    /** A decided case. {@code region}: where it was decided; {@code matter}: catalogue code. */
    record Item(String number, String region, String organ, String matter, String matterName, Instant submittedAt, @Nullable LocalDate closedOn) {
    }

    /** {@code digest}: SM3 over a line each of the records, in the order of the batch. */
    record Batch(LocalDate day, int part, int count, String digest, List<Item> records) {
    }

    @Override
    public LetterKind kind() {
        return LetterKind.RETURN;
    }

    @Override
    public boolean fill(NodeFile node) {
        if (node.relation() != NodeRelation.LOWER) {
            return false;
        }
        LocalDate over = LocalDate.ofInstant(clock.instant().minus(GRACE), CHINA).minusDays(1);
        LocalDate day = node.returnedOn() == null ? over.minusDays(FIRST_DAYS - 1L) : node.returnedOn().plusDays(1);
        if (day.isAfter(over)) {
            return false;
        }
        int part = 1;
        String after = "";
        List<Item> records;
        do {
            records = queries.decided(day, node.prefix(), after, PART);
            if (!records.isEmpty()) {
                Batch batch = new Batch(day, part, records.size(), digest(records), records);
                outbox.put(node.id(), LetterKind.RETURN, "cases:" + day + ":" + part, "%s 办结办件 %d 件".formatted(day, records.size()), JSON.writeValueAsString(batch));
                after = records.getLast().number();
                part++;
            }
        } while (records.size() == PART);
        nodes.returned(node.id(), day);
        return day.isBefore(over);
    }

    static String digest(List<Item> records) {
        Sm3 digest = new Sm3();
        for (Item one : records) {
            byte[] line = (one.number() + "\t" + one.region() + "\t" + one.organ() + "\t" + one.matter() + "\t" + one.matterName() + "\t" + one.submittedAt() + "\t" + (one.closedOn() == null ? "" : one.closedOn()) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            digest.update(line, 0, line.length);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void take(NodeFile from, Letter letter) {
        Batch batch = JSON.readValue(letter.body(), Batch.class);
        if (from.relation() != NodeRelation.UPPER) {
            throw new Refused(Problem.Kind.NOT_PERMITTED, "cascade-not-upper", "只有上级节点回流数据");
        }
        if (batch.day() == null || batch.records() == null || batch.records().size() > PART || batch.records().stream().anyMatch(one -> !sound(one))) {
            throw new Refused(Problem.Kind.INVALID, "cascade-not-understood", "回流批次不完整");
        }
        if (batch.count() != batch.records().size() || !digest(batch.records()).equals(batch.digest())) {
            throw new Refused(Problem.Kind.INVALID, "cascade-batch-differs", "回流批次的条数或摘要与内容不符");
        }
        if (batch.records().stream().anyMatch(one -> !one.region().startsWith(own.prefix()))) {
            throw new Refused(Problem.Kind.NOT_PERMITTED, "cascade-foreign-division", "回流记录不属于本区划");
        }
        queries.keep(from.id(), letter.number(), batch);
    }

    private static boolean sound(Item one) {
        return one.number() != null && one.number().matches("[0-9A-Za-z-]{1,64}") && one.region() != null && one.region().matches("[0-9]{12}") && one.organ() != null && one.organ().matches("[0-9A-Z]{18,21}")
                && one.matter() != null && one.matter().matches("[0-9A-Za-z]{1,40}") && one.matterName() != null && one.matterName().length() <= 500 && one.matterName().indexOf(0) < 0 && one.submittedAt() != null;
    }

    @Override
    public Letter again(NodeFile node, long number, String subject) {
        String body = messages.body(node.id(), number).orElseThrow(() -> new NotFound("message"));
        Batch batch = JSON.readValue(body, Batch.class);
        return outbox.put(node.id(), LetterKind.RETURN, subject, "%s 办结办件 %d 件".formatted(batch.day(), batch.count()), body);
    }
}

package luoshu.trust.bank.internal;

import static luoshu.kernel.cases.CaseWorld.citizen;
import static luoshu.kernel.cases.CaseWorld.official;
import static luoshu.kernel.cases.CaseWorld.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.ledger.Receipt;
import luoshu.trust.payments.PaymentProvider.BookEntry;
import luoshu.trust.payments.PaymentProvider.TradeAnswer;
import luoshu.trust.payments.internal.Collecting;
import luoshu.trust.payments.internal.Rounds;
import luoshu.trust.seals.SealReport;
import luoshu.trust.seals.SealVerifier;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.signing.SharedSecret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Fee, payment, bill, refund and reconciliation over HTTP, with a bank that misbehaves. */
@ServerTest
class PaymentLifeTest {

    private static final String DAY = "2026-04-20";
    @Autowired
    ApplicationContext context;
    @Autowired
    MockMvc http;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TestClock clock;
    @Autowired
    BankMessages messages;
    @Autowired
    SandboxBank bank;
    @Autowired
    Ledger ledger;
    private CaseWorld world;
    private PublishedMatter matter;
    private Actor.Official officer;
    private Actor.Official approver;
    private final Actor.Official system = Actors.official("x", "data-administration", "410000000000", "bank.manage");
    private final Actor.Official fiscal = Actors.official("x", "data-administration", "410000000000", "payment.reconcile");
    private final Actor.Applicant payer = citizen();

    @BeforeEach
    void people() {
        world = new CaseWorld(context);
        matter = world.matter("real-estate-transfer");
        officer = official(matter, "case.read", "case.accept", "case.examine", "case.decide", "case.deliver", "task.handle", "payment.read", "payment.collect", "payment.approve");
        approver = official(matter, "case.read", "payment.read", "payment.approve");
    }

    @AfterEach
    void well() {
        set(500, 1, 500, false, "NONE");
    }

    @Test
    void a_result_waits_for_its_fee_and_the_fee_is_paid_once_whatever_the_bank_says() throws Exception {
        String number = granted();
        CaseWorld.Answer early = world.act(officer, number, "issue-result", null);
        assertThat(early.code()).isEqualTo("fee-unpaid");
        assertThat(early.body().path("fen").asLong()).isEqualTo(8_000);
        assertThat(texts(world.get(officer, "/api/work/cases/" + number).path("actions"), "why")).contains("fee-unpaid");
        JsonNode notice = notice(number);
        assertThat(notice.path("state").asString()).isEqualTo("PENDING");
        assertThat(notice.path("code").asString()).matches("[0-9]{20}");
        assertThat(notice.path("dueFen").asLong()).isEqualTo(8_000);
        String id = notice.path("id").asString();
        String url = checkout(id);
        assertThat(checkout(id)).as("the open order again").isEqualTo(url);
        String order = jdbc.sql("select order_no from payments.attempt where notice = :id").param("id", UUID.fromString(id)).query(String.class).single();
        pay(url);
        assertThat(world.get(payer, "/api/portal/payments/" + id).path("state").asString()).as("the bank has not called").isEqualTo("PENDING");

        List<SharedSecret.Signed> calls = IntStream.range(0, 50).mapToObj(_ -> messages.write(BookEntry.PAYMENT, order, bank.answer(BookEntry.PAYMENT, order), clock.instant())).toList();
        List<String> answers = parallel(calls);
        assertThat(answers.stream().filter(answer -> answer.equals("200 {\"news\":true}"))).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.equals("200 {\"news\":false}"))).hasSize(49);
        assertThat(parallel(List.of(calls.getFirst())).getFirst()).startsWith("409").contains("callback-replayed");

        JsonNode paid = world.get(payer, "/api/portal/payments/" + id);
        assertThat(paid.path("state").asString()).isEqualTo("PAID");
        assertThat(paid.path("bill").path("code").asString()).isEqualTo("41010126");
        assertThat(paid.path("bill").path("number").asString()).matches("[0-9]{10}");
        assertThat(jdbc.sql("select count(*) from payments.bill where notice = :id").param("id", UUID.fromString(id)).query(Integer.class).single()).isEqualTo(1);
        assertThat(http.perform(MockMvcRequestBuilders.get("/api/portal/documents/" + paid.path("bill").path("id").asString()).with(Actors.as(payer))).andReturn().getResponse()
                .getContentAsByteArray()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(http.perform(MockMvcRequestBuilders.get("/api/portal/documents/" + paid.path("bill").path("id").asString()).with(Actors.as(citizen()))).andReturn().getResponse()
                .getStatus()).isEqualTo(404);
        assertThat(world.done(officer, number, "issue-result", null).path("innerState").asString()).isEqualTo("RESULT_ISSUED");
        assertThat(ledger.receipts("case:" + number).stream().map(Receipt::kind)).contains("fee-paid", "bill-issued");
        assertThat(world.get(new Actor.Visitor(), verification(paid.path("bill"), paid.path("bill").path("checkCode").asString().toLowerCase())).path("fen").asLong()).isEqualTo(8_000);
        assertThat(world.call(new Actor.Visitor(), HttpMethod.GET, verification(paid.path("bill"), "ZZZZZZ"), null, null).status()).isEqualTo(404);
    }

    @Test
    void a_bill_gets_the_seal_of_its_organ() throws Exception {
        String id = paid(granted());
        JsonNode bill = await().atMost(Duration.ofSeconds(30)).until(() -> world.get(payer, "/api/portal/payments/" + id).path("bill"), found -> found.has("file"));
        String path = "/api/portal/files/" + bill.path("file").asString();
        byte[] file = http.perform(MockMvcRequestBuilders.get(path).with(Actors.as(payer))).andReturn().getResponse().getContentAsByteArray();
        SealReport report = context.getBean(SealVerifier.class).verify(file);
        assertThat(report.faults()).isEmpty();
        assertThat(report.valid() && report.covered()).isTrue();
        file[file.length / 2] ^= 1;
        assertThat(context.getBean(SealVerifier.class).verify(file).valid()).as("one bit changed").isFalse();
        assertThat(http.perform(MockMvcRequestBuilders.get(path).with(Actors.as(citizen()))).andReturn().getResponse().getStatus()).isEqualTo(404);
    }

    @Test
    void what_dies_before_its_commit_has_not_happened_and_is_heard_again() {
        String id = notice(granted()).path("id").asString();
        pay(checkout(id));
        SharedSecret.Signed call = messages.write(BookEntry.PAYMENT, order(id), bank.answer(BookEntry.PAYMENT, order(id)), clock.instant());
        Collecting collecting = context.getBean(Collecting.class);
        long last = serial();
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            assertThat(collecting.hear("sandbox", call.body(), _ -> call.signature())).isTrue();
            status.setRollbackOnly();
        });
        assertThat(world.get(payer, "/api/portal/payments/" + id).path("state").asString()).isEqualTo("PENDING");
        assertThat(serial()).as("no number is lost").isEqualTo(last);
        assertThat(collecting.hear("sandbox", call.body(), _ -> call.signature())).as("the same message was never taken").isTrue();
        assertThat(world.get(payer, "/api/portal/payments/" + id).path("bill").path("number").asString()).isEqualTo("%010d".formatted(last + 1));
    }

    @Test
    void forged_stale_and_differing_messages_change_nothing() throws Exception {
        String id = notice(granted()).path("id").asString();
        String url = checkout(id);
        String order = order(id);
        pay(url);
        SharedSecret.Signed honest = messages.write(BookEntry.PAYMENT, order, bank.answer(BookEntry.PAYMENT, order), clock.instant());
        byte[] altered = new String(honest.body(), StandardCharsets.UTF_8).replace("8000", "9000").getBytes(StandardCharsets.UTF_8);
        assertThat(parallel(List.of(new SharedSecret.Signed(altered, honest.signature()))).getFirst()).startsWith("403").contains("callback-signature");
        SharedSecret.Signed less = messages.write(BookEntry.PAYMENT, order, new TradeAnswer.Settled(1, "B1", clock.instant()), clock.instant());
        assertThat(parallel(List.of(less)).getFirst()).startsWith("409").contains("amount-differs");
        SharedSecret.Signed old = messages.write(BookEntry.PAYMENT, order, bank.answer(BookEntry.PAYMENT, order), clock.instant().minus(Duration.ofMinutes(11)));
        assertThat(parallel(List.of(old)).getFirst()).startsWith("409").contains("callback-not-fresh");
        assertThat(world.get(payer, "/api/portal/payments/" + id).path("state").asString()).isEqualTo("PENDING");
        assertThat(world.call(payer, HttpMethod.POST, "/api/portal/payments/" + id + "/refresh", null, null).body().path("state").asString()).as("asked, the bank says it").isEqualTo("PAID");
    }

    @Test
    void bill_numbers_have_no_gap_and_no_double_under_parallel_payments() throws Exception {
        List<SharedSecret.Signed> calls = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String id = notice(granted()).path("id").asString();
            pay(checkout(id));
            ids.add(UUID.fromString(id));
            calls.add(messages.write(BookEntry.PAYMENT, order(id), bank.answer(BookEntry.PAYMENT, order(id)), clock.instant()));
        }
        long before = serial();
        parallel(calls);
        assertThat(jdbc.sql("select number::bigint from payments.bill where notice in (:ids) order by number").param("ids", ids).query(Long.class).list())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 6).mapToObj(i -> before + i).toList());
    }

    @Test
    void money_goes_back_with_two_people_and_reverses_the_bill() throws Exception {
        String number = granted();
        String id = paid(number);
        CaseWorld.Answer asked = world.call(officer, HttpMethod.POST, "/api/work/payments/" + id + "/refunds", Map.of("kind", "WRONGLY_CHARGED", "reason", "重复收费"), null);
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(200);
        String refund = asked.body().path("refund").path("id").asString();
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/payments/" + id + "/refunds", Map.of("kind", "OVERPAID", "reason", "再来一次"), null).code()).isEqualTo("refund-under-way");
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/refunds/" + refund + "/decision", Map.of("approve", true, "note", "同意"), null).code()).isEqualTo("same-person");
        assertThat(world.call(approver, HttpMethod.POST, "/api/work/refunds/" + refund + "/decision", Map.of("approve", true, "note", "同意"), null).body().path("state").asString())
                .isEqualTo("APPROVED");
        await().atMost(Duration.ofSeconds(20)).until(() -> world.get(approver, "/api/work/payments/" + id).path("refund").path("state").asString().equals("SENT"));
        clock.advance(Duration.ofMinutes(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> world.get(approver, "/api/work/payments/" + id).path("refund").path("state").asString().equals("DONE"));
        JsonNode after = world.get(payer, "/api/portal/payments/" + id);
        assertThat(after.path("state").asString()).isEqualTo("REFUNDED");
        assertThat(after.path("bill").path("red").asBoolean()).isTrue();
        assertThat(after.path("bill").path("fen").asLong()).isEqualTo(-8_000);
        assertThat(jdbc.sql("select state from payments.bill where notice = :id and kind = 'BLUE'").param("id", UUID.fromString(id)).query(String.class).single()).isEqualTo("REVERSED");
        assertThat(ledger.receipts("case:" + number).stream().map(Receipt::kind)).contains("refund-made", "bill-reversed");
        assertThat(world.act(officer, number, "issue-result", null).code()).as("given back, nothing is paid").isEqualTo("fee-unpaid");
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/payments/" + id + "/renew", null, null).body().path("state").asString()).isEqualTo("PENDING");
    }

    @Test
    void money_for_a_cancelled_notice_is_surplus_and_goes_back() throws Exception {
        String id = notice(granted()).path("id").asString();
        String url = checkout(id);
        pay(url);
        JsonNode row = world.get(officer, "/api/work/payments/" + id);
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/payments/" + id + "/cancel", Map.of("reason", "误开"), row.path("version").asLong()).code()).isEqualTo("payment-under-way");
        jdbc.sql("update payments.attempt set state = 'CLOSED' where notice = :id").param("id", UUID.fromString(id)).update();
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/payments/" + id + "/cancel", Map.of("reason", "误开"), row.path("version").asLong()).status()).isEqualTo(200);
        String order = order(id);
        assertThat(parallel(List.of(messages.write(BookEntry.PAYMENT, order, bank.answer(BookEntry.PAYMENT, order), clock.instant()))).getFirst()).isEqualTo("200 {\"news\":true}");
        assertThat(jdbc.sql("select r.kind from payments.refund r join payments.attempt a on a.id = r.attempt where a.notice = :id").param("id", UUID.fromString(id)).query(String.class).single())
                .isEqualTo("SURPLUS");
        assertThat(world.get(payer, "/api/portal/payments/" + id).path("state").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void books_agree_and_a_planted_difference_is_found_once_and_dealt_with() throws Exception {
        paid(granted());
        JsonNode first = compare();
        assertThat(first.path("differences").asInt()).as(first.toString()).isZero();
        assertThat(first.path("ourFen").asLong()).isEqualTo(first.path("bankFen").asLong()).isPositive();
        set(500, 1, 500, false, "EXTRA");
        compare();
        assertThat(compare().path("open").asInt()).isEqualTo(1);
        JsonNode found = world.get(fiscal, "/api/work/reconciliations/differences?provider=sandbox&day=" + DAY);
        assertThat(texts(found, "kind")).containsExactly("BANK_ONLY");
        String difference = found.get(0).path("id").asString();
        assertThat(world.call(fiscal, HttpMethod.POST, "/api/work/differences/" + difference + "/handled", Map.of("note", ""), null).status()).isEqualTo(422);
        assertThat(world.call(fiscal, HttpMethod.POST, "/api/work/differences/" + difference + "/handled", Map.of("note", "银行误记，已函告更正"), null).status()).isEqualTo(200);
        assertThat(compare().path("open").asInt()).isZero();
        set(500, 1, 500, false, "AMOUNT");
        compare();
        assertThat(texts(world.get(fiscal, "/api/work/reconciliations/differences?provider=sandbox&day=" + DAY), "kind")).contains("AMOUNT");
        set(500, 1, 500, false, "OMIT");
        compare();
        assertThat(texts(world.get(fiscal, "/api/work/reconciliations/differences?provider=sandbox&day=" + DAY), "kind")).contains("OURS_ONLY");
        set(500, 1, 500, false, "NONE");
        assertThat(compare().path("differences").asInt()).isZero();
    }

    @Test
    void somebody_elses_payment_does_not_exist() {
        String id = notice(granted()).path("id").asString();
        assertThat(world.call(citizen(), HttpMethod.GET, "/api/portal/payments/" + id, null, null).status()).isEqualTo(404);
        assertThat(world.call(citizen(), HttpMethod.POST, "/api/portal/payments/" + id + "/checkout", null, null).status()).isEqualTo(404);
        Actor.Official stranger = Actors.official("11410000000000000X", "health", "410000000000", "payment.read", "payment.collect");
        assertThat(world.call(stranger, HttpMethod.GET, "/api/work/payments/" + id, null, null).status()).isEqualTo(404);
        assertThat(world.call(stranger, HttpMethod.POST, "/api/work/payments/" + id + "/renew", null, null).status()).isEqualTo(404);
        assertThat(world.get(stranger, "/api/work/payments").path("total").asInt()).isZero();
        assertThat(world.get(stranger, "/api/work/bills").path("total").asInt()).isZero();
        assertThat(world.get(stranger, "/api/work/refunds").path("total").asInt()).isZero();
        assertThat(world.call(payer, HttpMethod.POST, "/api/portal/payments/" + id + "/renew", null, null).code()).isEqualTo("notice-not-ended");
    }

    @Test
    void a_notice_runs_out_and_is_renewed() {
        String number = granted();
        String id = notice(number).path("id").asString();
        clock.advance(Duration.ofDays(17));
        Rounds.daily(context);
        assertThat(world.get(payer, "/api/portal/payments/" + id).path("state").asString()).isEqualTo("EXPIRED");
        JsonNode fresh = world.call(payer, HttpMethod.POST, "/api/portal/payments/" + id + "/renew", null, null).body();
        assertThat(fresh.path("state").asString()).isEqualTo("PENDING");
        assertThat(fresh.path("code").asString()).isNotEqualTo(world.get(payer, "/api/portal/payments/" + id).path("code").asString());
    }

    private long serial() {
        return jdbc.sql("select coalesce(max(value), 0) from payments.serial where code = '41010126'").query(Long.class).single();
    }

    private String granted() {
        String number = world.submit(payer, world.draft(payer, matter, Map.of("property_use", "residential"), Map.of("propertyUse", "residential",
                "sellerIdNumber", "410101199003070012", "buyerIdNumber", "410101199003070020", "unitNumber", "411502001001GB00001F00010001"), List.of())).path("number").asString();
        world.done(officer, number, "accept", null);
        world.done(officer, number, "pass", null);
        world.done(officer, number, "grant", null);
        return number;
    }

    private JsonNode notice(String number) {
        return await().atMost(Duration.ofSeconds(10)).until(() -> world.get(payer, "/api/portal/cases/" + number + "/payments"), found -> found.size() == 1).get(0);
    }

    private String paid(String number) throws Exception {
        String id = notice(number).path("id").asString();
        pay(checkout(id));
        assertThat(world.call(payer, HttpMethod.POST, "/api/portal/payments/" + id + "/refresh", null, null).body().path("state").asString()).isEqualTo("PAID");
        return id;
    }

    private String checkout(String id) {
        CaseWorld.Answer answer = world.call(payer, HttpMethod.POST, "/api/portal/payments/" + id + "/checkout", null, null);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().path("url").asString();
    }

    private void pay(String url) {
        CaseWorld.Answer answer = world.call(new Actor.Visitor(), HttpMethod.POST, "/api/public/bank/orders/" + url.substring(url.lastIndexOf('/') + 1), Map.of("pay", true), null);
        assertThat(answer.body().path("state").asString()).as(answer.body().toString()).isEqualTo("PAID");
    }

    private String order(String notice) {
        return jdbc.sql("select order_no from payments.attempt where notice = :id order by id desc limit 1").param("id", UUID.fromString(notice)).query(String.class).single();
    }

    private JsonNode compare() {
        CaseWorld.Answer answer = world.call(fiscal, HttpMethod.POST, "/api/work/reconciliations", Map.of("day", DAY), null);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        for (JsonNode day : answer.body().path("items")) {
            if (day.path("day").asString().equals(DAY)) {
                return day;
            }
        }
        throw new AssertionError(answer.body());
    }

    private void set(int delay, int copies, int refund, boolean refuse, String fault) {
        long version = world.get(system, "/api/admin/bank").path("version").asLong();
        CaseWorld.Answer answer = world.call(system, HttpMethod.PUT, "/api/admin/bank", Map.of("callbackDelayMillis", delay, "callbackCopies", copies, "refundDelayMillis", refund, "refusePayments",
                refuse, "refuseRefunds", false, "outage", false, "statementFault", fault), version);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private static String verification(JsonNode bill, String check) {
        return "/api/public/bills/verification?code=" + bill.path("code").asString() + "&number=" + bill.path("number").asString() + "&check=" + check;
    }

    private List<String> parallel(List<SharedSecret.Signed> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> work = calls.stream().<Callable<String>>map(call -> () -> {
                var response = http.perform(MockMvcRequestBuilders.post("/api/public/payments/callbacks/sandbox").contentType(MediaType.APPLICATION_JSON).content(call.body())
                        .header(BankMessages.HEADER, call.signature())).andReturn().getResponse();
                return response.getStatus() + " " + response.getContentAsString(StandardCharsets.UTF_8);
            }).toList();
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : threads.invokeAll(work)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}

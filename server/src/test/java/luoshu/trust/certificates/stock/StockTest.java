package luoshu.trust.certificates.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.parties.PersonMerged;
import luoshu.kernel.parties.RegisteredParty;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.certificates.CertificateIdentifier;
import luoshu.trust.certificates.CertificateState;
import luoshu.trust.certificates.Certificates;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A register of existing certificates comes in: checked first, then taken over; over HTTP. */
@ServerTest
class StockTest {

    private static final String FOOD = "11100000MB0143028R001";
    private static final String PHYSICIAN = "11410000X02000004W003";
    private static final List<String> HEADER = List.of("证照类型代码", "电子证照标识", "证照编号*", "颁发机构代码", "颁发日期", "有效期起始日期", "有效期截止日期", "持证主体名称", "持证主体代码", "法定代表人（负责人）", "住所",
            "经营场所", "主体业态", "经营项目");
    private static final AtomicInteger SERIAL = new AtomicInteger(100);

    @Autowired MockMvc http;
    @Autowired CaseWorld world;
    @Autowired JsonMapper json;
    @Autowired JdbcClient jdbc;
    @Autowired Parties parties;
    @Autowired Certificates certificates;
    @Autowired TestClock clock;
    @Autowired ApplicationEventPublisher events;
    private String organ;
    private Actor.Official keeper;

    @BeforeEach
    void people() {
        PublishedMatter food = world.matter("food-business-licence");
        organ = food.implementation().organ();
        keeper = CaseWorld.official(food, "certificate.stock", "certificate.read", "certificate.manage");
    }

    private static String code() {
        return CreditCode.compose("92", "411502", "X9%06d".formatted(SERIAL.incrementAndGet())).value();
    }

    private static String number() {
        return "CL" + UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(java.util.Locale.ROOT);
    }

    private List<String> row(String number, String holder, String code) {
        return List.of("", "", number, organ, "2021-03-01", "", "2099-02-28", holder, code, "张三", "浉河区一号", "浉河区二号", "餐饮服务经营者", "热食类食品制售");
    }

    private static List<String> with(List<String> row, int place, String value) {
        List<String> changed = new ArrayList<>(row);
        changed.set(place, value);
        return changed;
    }

    private static byte[] csv(List<List<String>> rows, Charset charset) {
        StringBuilder text = new StringBuilder(charset == StandardCharsets.UTF_8 ? "\uFEFF" : "");
        rows.forEach(row -> text.append(String.join(",", row.stream().map(cell -> cell.contains(",") ? '"' + cell + '"' : cell).toList())).append("\r\n"));
        return text.toString().getBytes(charset);
    }

    private JsonNode upload(byte[] file, String name) throws Exception {
        MockHttpServletResponse answer = http.perform(MockMvcRequestBuilders.post("/api/work/certificate-stock/files").param("name", name).contentType("application/octet-stream").content(file)
                .with(Actors.as(keeper))).andReturn().getResponse();
        return json.readTree(answer.getContentAsByteArray());
    }

    private JsonNode checked(byte[] file, String name, String type) throws Exception {
        JsonNode uploaded = upload(file, name);
        assertThat(uploaded.has("id")).as(uploaded.toString()).isTrue();
        CaseWorld.Answer begun = world.call(keeper, HttpMethod.POST, "/api/work/certificate-stock", Map.of("file", uploaded.path("id").asString(), "type", type), null);
        assertThat(begun.status()).as(begun.body().toString()).isEqualTo(200);
        return moved(begun.body().path("id").asString(), "CHECKING");
    }

    /** The import once it is not any more in {@code state}. */
    private JsonNode moved(String id, String state) {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100))
                .until(() -> world.get(keeper, "/api/work/certificate-stock/" + id), view -> !view.path("one").path("state").asString().equals(state));
    }

    private JsonNode taken(JsonNode view) {
        String id = view.path("one").path("id").asString();
        CaseWorld.Answer begun = world.call(keeper, HttpMethod.POST, "/api/work/certificate-stock/" + id + "/taking", null, null);
        assertThat(begun.status()).as(begun.body().toString()).isEqualTo(200);
        return moved(id, "TAKING");
    }

    private List<String> faults(JsonNode view) {
        JsonNode page = world.get(keeper, "/api/work/certificate-stock/" + view.path("one").path("id").asString() + "/errors?size=100");
        return page.path("items").valueStream().map(error -> error.path("line").asInt() + " " + error.path("field").asString() + " " + error.path("fault").asString()).toList();
    }

    @Test
    void what_the_check_lets_pass_becomes_certificates_of_their_holders() throws Exception {
        String known = code();
        RegisteredParty holder = parties.registerAtWindow("浉河区某饭店", new CreditCode(known), PartyKind.ENTERPRISE);
        String given = CertificateIdentifier.first(FOOD, organ.substring(0, 18), number()).next().toString();
        String number = number();
        List<List<String>> rows = new ArrayList<>(List.of(HEADER, row(number, "浉河区某饭店", known), with(row(number(), "浉河区另一饭店", code()), 1, given), with(row(number(), "过期的店", code()), 6, "2022-01-01")));
        JsonNode view = checked(csv(rows, StandardCharsets.UTF_8), "存量.csv", FOOD);
        assertThat(view.path("one").path("state").asString()).as(view + " " + faults(view)).isEqualTo("CHECKED");
        assertThat(view.path("one").path("good").asInt()).as(faults(view).toString()).isEqualTo(3);
        assertThat(certificates.list(holder.partyId())).as("a check takes nothing over").isEmpty();
        JsonNode end = taken(view);
        assertThat(end.path("one").path("taken").asInt()).as(end.toString()).isEqualTo(3);
        assertThat(end.path("one").path("state").asString()).isEqualTo("TAKEN");
        assertThat(certificates.list(holder.partyId())).singleElement().satisfies(one -> {
            assertThat(one.number()).isEqualTo(number);
            assertThat(one.file()).isNull();
            assertThat(one.stock()).isNotNull();
            assertThat(one.state()).isEqualTo(CertificateState.VALID);
            assertThat(one.identifier().serial()).isEqualTo(number);
            assertThat(one.fields().toString()).contains("浉河区某饭店").contains(known).contains("热食类食品制售");
            assertThat(LocalDate.ofInstant(one.issuedAt(), java.time.ZoneId.of("Asia/Shanghai"))).isEqualTo(LocalDate.of(2021, 3, 1));
        });
        assertThat(certificates.standing(CertificateIdentifier.parse(given), clock.instant()).orElseThrow()).satisfies(standing -> {
            assertThat(standing.state()).isEqualTo(CertificateState.VALID);
            assertThat(standing.digest()).as("no electronic original").isNull();
        });
        UUID id = certificates.list(holder.partyId()).getFirst().id();
        assertThat(jdbc.sql("select count(*) from certificates.directory_entry where certificate = :id and state = 'WAITING'").param("id", id).query(Integer.class).single()).isOne();
        Actor.Applicant own = new Actor.Applicant(UUID.randomUUID(), UUID.randomUUID(), "张三", 4, Actor.CapacityKind.LEGAL_REPRESENTATIVE, holder.partyId(), "浉河区某饭店", null, List.of());
        assertThat(world.get(own, "/api/portal/certificates").get(0).path("dataOnly").asBoolean()).isTrue();
        JsonNode receipts = await().atMost(Duration.ofSeconds(20)).until(() -> world.get(own, "/api/portal/certificates/" + id + "/receipts"), all -> all.size() == 1 && all.get(0).has("proof"));
        assertThat(receipts.get(0).path("kind").asString()).isEqualTo("certificates-taken-over");
        assertThat(world.get(keeper, "/api/work/certificates?q=" + number).path("items").get(0).path("dataOnly").asBoolean()).isTrue();
    }

    @Test
    void every_fault_is_named_with_its_row_and_nothing_wrong_is_taken_over() throws Exception {
        String twice = number();
        List<String> good = row(twice, "好店", code());
        String wrong = code();
        List<List<String>> rows = List.of(HEADER, good, row(twice, "重号店", code()), row("", "没有编号", code()), row(number(), "号码错", wrong.substring(0, 17) + (wrong.endsWith("0") ? "1" : "0")),
                with(row(number(), "机构错", code()), 3, "11411502MB0X000018"), with(row(number(), "日期错", code()), 4, "2021-02-30"), with(row(number(), "倒着", code()), 6, "2020-01-01"),
                with(row(number(), "将来", code()), 4, "2030-01-01"), with(row(number(), "类型", code()), 0, PHYSICIAN), with(row(number(), "标识", code()), 1, "1.2.156.3005.2.x"),
                with(row(number(), "校验", code()), 1, CertificateIdentifier.first(FOOD, organ.substring(0, 18), "A1").toString().replaceAll(".$", wrongCheck())),
                row(number(), "科学计数", "4.11502E+17"), with(row(number(), "缺照面", code()), 13, " "));
        JsonNode view = checked(csv(rows, Charset.forName("GB18030")), "存量.csv", FOOD);
        assertThat(faults(view)).containsExactlyInAnyOrder("3 证照编号 TWICE", "4 证照编号 REQUIRED", "5 持证主体代码 HOLDER_CODE", "6 颁发机构代码 ORGAN_UNKNOWN", "7 颁发日期 DATE_FORM", "8 有效期截止日期 DATE_ORDER",
                "9 颁发日期 DATE_FUTURE", "10 证照类型代码 TYPE_OTHER", "11 电子证照标识 IDENTIFIER_FORM", "12 电子证照标识 IDENTIFIER_CHECK", "13 持证主体代码 HOLDER_CUT", "14 经营项目 REQUIRED");
        assertThat(view.path("one").path("good").asInt()).isOne();
        assertThat(view.path("one").path("bad").asInt()).isEqualTo(12);
        String report = new String(http.perform(MockMvcRequestBuilders.get("/api/work/certificate-stock/" + view.path("one").path("id").asString() + "/report").with(Actors.as(keeper))).andReturn()
                .getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(report).startsWith("\uFEFF行号,列,内容,问题,处理办法").contains("只保留一行").contains("设为“文本”格式");
        assertThat(report.lines()).hasSize(13);
        assertThat(taken(view).path("one").path("taken").asInt()).isOne();
        JsonNode again = checked(csv(List.of(HEADER, good), StandardCharsets.UTF_8), "再来.csv", FOOD);
        assertThat(faults(again)).containsExactly("2 证照编号 KNOWN");
        assertThat(world.call(keeper, HttpMethod.POST, "/api/work/certificate-stock/" + again.path("one").path("id").asString() + "/taking", null, null).code()).isEqualTo("stock-nothing-to-take");
    }

    private static String wrongCheck() {
        char right = CertificateIdentifier.first(FOOD, "11411502MB0X000017", "A1").check();
        return right == 'Q' ? "R" : "Q";
    }

    @Test
    void a_workbook_is_read_as_people_fill_it_in() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String number = number();
        try (Workbook book = new Workbook(out, "测试", "1.0")) {
            Worksheet sheet = book.newWorksheet("存量");
            List<List<String>> rows = List.of(HEADER, row(number, "表格店", code()), List.of(), row(number(), "第四行", code()));
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    if (!rows.get(r).get(c).isEmpty()) {
                        sheet.value(r, c, rows.get(r).get(c));
                    }
                }
            }
            sheet.value(1, 4, LocalDate.of(2020, 2, 29));
            sheet.value(3, 8, 411502199001011234L);
        }
        JsonNode view = checked(out.toByteArray(), "存量.xlsx", FOOD);
        assertThat(faults(view)).containsExactly("4 持证主体代码 HOLDER_CUT");
        taken(view);
        assertThat(jdbc.sql("select issued_at from certificates.certificate where number = :number").param("number", number).query(java.sql.Timestamp.class).single().toInstant())
                .isEqualTo("2020-02-28T16:00:00Z");
    }

    @Test
    void a_person_who_comes_later_finds_what_was_taken_over_for_them() throws Exception {
        CitizenId citizen = CitizenId.compose("411502", LocalDate.of(1980, 1, 1), SERIAL.incrementAndGet());
        List<String> header = List.of("证照编号", "颁发机构代码", "颁发日期", "有效期截止日期", "持证主体名称", "持证主体代码", "姓名", "医师级别", "执业类别", "执业范围", "主要执业机构", "医师资格证书编码");
        String number = number();
        JsonNode view = checked(csv(List.of(header, List.of(number, organ, "2019年5月1日", "长期", "李晓", "'" + citizen.value(), "李晓", "执业医师", "临床", "内科专业", "浉河区人民医院", "2015411101")), StandardCharsets.UTF_8),
                "医师.csv", PHYSICIAN);
        assertThat(faults(view)).isEmpty();
        taken(view);
        Map<String, Object> kept = jdbc.sql("select holder, holder_code, holder_key is not null as findable from certificates.certificate where number = :number").param("number", number).query().singleRow();
        assertThat(kept.get("holder")).isNull();
        assertThat(kept.get("holder_code")).isEqualTo(citizen.masked());
        assertThat(kept.get("findable")).isEqualTo(true);
        RegisteredParty person = parties.registerAtWindow("李晓", citizen, null);
        assertThat(certificates.list(person.partyId())).singleElement().satisfies(one -> assertThat(one.number()).isEqualTo(number));
        JsonNode other = checked(csv(List.of(header, List.of(number(), organ, "2019-05-01", "长期", "王别人", citizen.value(), "王别人", "执业医师", "临床", "内科专业", "浉河区人民医院", "2015411101")), StandardCharsets.UTF_8),
                "别人.csv", PHYSICIAN);
        assertThat(faults(other)).containsExactly("2 持证主体名称 HOLDER_NAME");
    }

    @Test
    void a_table_that_is_none_is_refused_or_named() throws Exception {
        assertThat(upload("x\u0000y".getBytes(StandardCharsets.UTF_8), "a.csv").path("code").asString()).isEqualTo("file-type-unknown");
        assertThat(upload("%PDF-1.4 ".getBytes(StandardCharsets.UTF_8), "a.csv").path("code").asString()).isNotEmpty();
        assertThat(faults(checked(csv(List.of(List.of("编号", "证照编号", "证照编号")), StandardCharsets.UTF_8), "b.csv", FOOD))).contains("1 编号 HEADER_UNKNOWN", "1 证照编号 HEADER_TWICE", "1 持证主体代码 HEADER_MISSING");
        JsonNode open = checked((String.join(",", HEADER) + "\n" + String.join(",", row(number(), "第一行", code())) + "\n\"没有闭合").getBytes(StandardCharsets.UTF_8), "c.csv", FOOD);
        assertThat(faults(open)).containsExactly("3  UNREADABLE");
        assertThat(open.path("one").path("good").asInt()).as("what stands before is read").isOne();
    }

    @Test
    void another_organ_sees_nothing_of_it_and_nobody_takes_it_over_twice() throws Exception {
        JsonNode view = checked(csv(List.of(HEADER, row(number(), "店", code())), StandardCharsets.UTF_8), "d.csv", FOOD);
        String id = view.path("one").path("id").asString();
        Actor.Official elsewhere = Actors.official("11410100X01000000A", "market-regulation", "410100000000", "certificate.stock");
        for (String part : List.of("", "/errors", "/report")) {
            assertThat(http.perform(MockMvcRequestBuilders.get("/api/work/certificate-stock/" + id + part).with(Actors.as(elsewhere))).andReturn().getResponse().getStatus()).isEqualTo(404);
        }
        for (String act : List.of("taking", "cancellation", "resumption")) {
            assertThat(world.call(elsewhere, HttpMethod.POST, "/api/work/certificate-stock/" + id + "/" + act, null, null).status()).isEqualTo(404);
        }
        taken(view);
        assertThat(world.call(keeper, HttpMethod.POST, "/api/work/certificate-stock/" + id + "/taking", null, null).code()).isEqualTo("stock-act-not-possible");
        assertThat(world.call(keeper, HttpMethod.POST, "/api/work/certificate-stock/" + id + "/cancellation", null, null).code()).isEqualTo("stock-act-not-possible");
    }

    @Test
    void stock_gets_its_electronic_original_when_it_is_issued_again() throws Exception {
        String number = number();
        taken(checked(csv(List.of(HEADER, row(number, "换发店", code())), StandardCharsets.UTF_8), "e.csv", FOOD));
        JsonNode card = world.get(keeper, "/api/work/certificates?q=" + number).path("items").get(0);
        JsonNode one = world.get(keeper, "/api/work/certificates/" + card.path("id").asString());
        assertThat(one.path("stock").asBoolean()).isTrue();
        CaseWorld.Answer done = world.call(keeper, HttpMethod.POST, "/api/work/certificates/" + one.path("id").asString() + "/commands/change", Map.of("reason", "stock-reissued", "fields", Map.of()),
                one.path("revision").asLong());
        assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
        assertThat(done.body().has("sealName")).isTrue();
        assertThat(done.body().path("identifier").asString()).contains(".002.");
    }

    @Test
    void certificates_go_with_a_person_whose_records_are_merged() throws Exception {
        String code = code();
        RegisteredParty from = parties.registerAtWindow("合并前", new CreditCode(code), PartyKind.ENTERPRISE);
        String number = number();
        taken(checked(csv(List.of(HEADER, row(number, "合并前", code)), StandardCharsets.UTF_8), "f.csv", FOOD));
        UUID into = UUID.randomUUID();
        events.publishEvent(new PersonMerged(new PartyId(from.partyId()), new PartyId(into)));
        assertThat(certificates.list(from.partyId())).isEmpty();
        assertThat(certificates.list(into)).singleElement().satisfies(one -> assertThat(one.number()).isEqualTo(number));
    }
}

package luoshu.data.catalog;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

import luoshu.data.catalog.internal.ResourceImportSettings;
import luoshu.data.catalog.internal.tables.ResourceColumn;
import luoshu.kernel.access.Actor;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.regions.RegionCode;
import luoshu.testing.ServerTest;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue out and in as a table, over HTTP: uploaded, checked, confirmed, written. */
@ServerTest
class ResourceImportTest {

    private static final String IMPORTS = "/api/work/resource-imports";
    private static final List<String> HEADER = ResourceColumn.all().stream().map(ResourceColumn::title).toList();

    @TempDir Path folder;
    @Autowired MockMvc http;
    @Autowired Organs organs;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;
    @Autowired ResourceImportSettings settings;
    private Organ organ;
    private Actor.Official editor;
    private String prefix;

    private record Answer(int status, JsonNode body) {
        String code() {
            return body.path("code").asString();
        }
    }

    @BeforeEach
    void people() {
        organ = organs.findByDutyAndRegion("urban-management", RegionCode.of("411523"), List.of(4)).getFirst();
        editor = of(organ, "resource.read", "resource.edit");
        prefix = UUID.randomUUID().toString().substring(0, 8);
    }

    private static Actor.Official of(Organ organ, String... permissions) {
        return official(organ.code().value(), organ.duty(), organ.region().value(), permissions);
    }

    private Answer call(Actor actor, MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse answer = http.perform(request.with(as(actor)).header("Idempotency-Key", UUID.randomUUID())).andReturn().getResponse();
        return new Answer(answer.getStatus(), json.readTree(answer.getContentAsString(StandardCharsets.UTF_8)));
    }

    private Answer send(Actor actor, String path, Map<String, ?> body) throws Exception {
        return call(actor, post(path).contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)));
    }

    private Answer upload(Actor actor, byte[] file, String name) throws Exception {
        return call(actor, post(IMPORTS + "/files").param("name", name).contentType("application/octet-stream").content(file));
    }

    private JsonNode checked(Actor actor, byte[] file, String name) throws Exception {
        Answer uploaded = upload(actor, file, name);
        assertThat(uploaded.status()).as("%s", uploaded.body()).isEqualTo(200);
        Answer check = send(actor, IMPORTS + "/checks", Map.of("file", uploaded.body().path("id").asString()));
        assertThat(check.status()).as("%s", check.body()).isEqualTo(200);
        return check.body();
    }

    private Answer confirm(Actor actor, JsonNode check) throws Exception {
        return send(actor, IMPORTS, Map.of("file", check.path("file").asString(), "digest", check.path("digest").asString()));
    }

    private static List<String> faults(JsonNode check) {
        return check.path("faults").valueStream().map(one -> one.path("row").asInt() + " " + one.path("column").asString() + " " + one.path("code").asString()).toList();
    }

    private static List<String> entries(JsonNode check) {
        return check.path("entries").valueStream().map(one -> one.path("name").asString() + " " + one.path("change").asString() + " " + one.path("items").asInt() + " " + one.path("missing").asInt()).toList();
    }

    private Map<String, String> whole(String name) {
        Map<String, String> row = new LinkedHashMap<>(Map.of("信息资源名称", prefix + name, "信息资源分类", "205000", "信息资源摘要", "执法检查产生", "数据级别", "一般数据 1 级", "共享类型", "无条件共享", "共享方式", "服务接口",
                "开放类型", "不予开放", "不予开放依据种类", "其他", "不予开放依据", "尚未评估", "更新周期", "每日"));
        row.putAll(Map.of("提供渠道", "电子政务外网", "信息资源格式", "服务接口", "所属信息系统", "执法系统", "不关联事项的理由", "日常工作", "信息项名称", "编号", "字段名", "BH", "数据类型", "字符型C", "数据长度", "20", "敏感级别", "1",
                "信息项共享类型", "无条件共享"));
        return row;
    }

    private static Map<String, String> with(Map<String, String> row, String... changes) {
        Map<String, String> changed = new HashMap<>(row);
        for (int i = 0; i < changes.length; i += 2) {
            changed.put(changes[i], changes[i + 1]);
        }
        return changed;
    }

    private static byte[] csv(Charset charset, List<Map<String, String>> rows) {
        List<List<String>> lines = new ArrayList<>(List.of(HEADER));
        rows.forEach(row -> lines.add(HEADER.stream().map(column -> row.getOrDefault(column, "")).toList()));
        return lines.stream().map(line -> line.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"').collect(Collectors.joining(","))).collect(Collectors.joining("\r\n")).getBytes(charset);
    }

    private static byte[] csv(List<Map<String, String>> rows) {
        return csv(StandardCharsets.UTF_8, rows);
    }

    private String id(String name) {
        return jdbc.sql("select r.id::text from catalog.resource r join catalog.edition e on e.resource = r.id and e.number = r.edition where e.name = :name").param("name", prefix + name).query(String.class).single();
    }

    private JsonNode managed(String id) throws Exception {
        return call(editor, get("/api/work/managed-resources/" + id)).body();
    }

    private int written() {
        return jdbc.sql("select count(*) from catalog.edition where name like :name").param("name", prefix + "%").query(Integer.class).single();
    }

    private byte[] exported(String query) throws Exception {
        Answer begun = send(editor, "/api/work/exports", Map.of("list", "managed-resources", "query", Map.of("q", query)));
        assertThat(begun.status()).as("%s", begun.body()).isEqualTo(200);
        JsonNode job = await().atMost(Duration.ofSeconds(30)).until(() -> call(editor, get("/api/work/jobs/" + begun.body().path("id").asString())).body(), one -> !List.of("WAITING", "RUNNING").contains(one.path("state").asString()));
        assertThat(job.path("state").asString()).as("%s", job).isEqualTo("DONE");
        return http.perform(get(job.path("resultUrl").asString()).with(as(editor))).andReturn().getResponse().getContentAsByteArray();
    }

    private static List<List<String>> rows(byte[] xlsx) throws Exception {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            List<List<String>> rows = new ArrayList<>();
            for (Row row : book.getFirstSheet().read()) {
                rows.add(row.stream().map(cell -> cell == null ? "" : cell.getText()).toList());
            }
            return rows;
        }
    }

    private static byte[] xlsx(List<List<String>> rows) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "测试", "1.0")) {
            Worksheet sheet = book.newWorksheet("目录");
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    sheet.value(r, c, rows.get(r).get(c));
                }
            }
        }
        return out.toByteArray();
    }

    @Test
    void what_was_seen_is_written_once_and_by_the_rules_of_everybody() throws Exception {
        byte[] file = csv(List.of(whole("台账"), with(Map.of(), "信息项名称", "地址", "字段名", "DZ", "数据类型", "字符型", "数据长度", "200", "敏感级别", "1"), with(whole("名录"), "信息资源摘要", ""),
                with(whole("坏的"), "共享类型", "随便", "数据长度", "0")));
        JsonNode check = checked(editor, file, "目录.csv");
        assertThat(entries(check)).containsExactly(prefix + "台账 NEW 2 1", prefix + "名录 NEW 1 1");
        assertThat(faults(check)).containsExactlyInAnyOrder("5 共享类型 unknown", "5 数据长度 out-of-range");
        assertThat(check.path("faulty").asInt()).isOne();
        assertThat(written()).as("a check writes nothing").isZero();
        assertThat(send(editor, IMPORTS, Map.of("file", check.path("file").asString(), "digest", "0".repeat(64))).code()).isEqualTo("resource-import-changed");
        Answer done = confirm(editor, check);
        assertThat(done.status()).as("%s", done.body()).isEqualTo(200);
        assertThat(done.body().path("created").asInt()).isEqualTo(2);
        JsonNode one = managed(id("台账"));
        assertThat(one.path("state").asString()).isEqualTo("CREATED");
        assertThat(one.path("organ").asString()).isEqualTo(organ.code().value());
        assertThat(one.path("content").path("items").get(1).path("field").asString()).isEqualTo("DZ");
        assertThat(one.path("findings").valueStream().map(finding -> finding.path("pointer").asString())).containsExactly("/items/1/shareType");
        assertThat(call(editor, get("/api/work/managed-resources/" + id("台账") + "/journal")).body().get(0).path("note").asString()).isEqualTo("由表格导入：目录.csv");
        assertThat(confirm(editor, check).code()).as("the file went with it").isEqualTo("invalid");
        JsonNode again = checked(editor, file, "目录.csv");
        assertThat(entries(again)).containsExactly(prefix + "台账 SAME 2 0", prefix + "名录 SAME 1 0");
        assertThat(confirm(editor, again).code()).isEqualTo("resource-import-nothing");
        assertThat(written()).isEqualTo(2);
        JsonNode other = checked(editor, csv(Charset.forName("GB18030"), List.of(with(whole("名录"), "信息资源摘要", "补充了"))), "改.csv");
        assertThat(entries(other)).containsExactly(prefix + "名录 DRAFT 1 0");
        assertThat(confirm(editor, other).body().path("saved").asInt()).isOne();
        assertThat(managed(id("名录")).path("content").path("summary").asString()).isEqualTo("补充了");
        assertThat(written()).as("a draft gets another text, not another edition").isEqualTo(2);
    }

    @Test
    void two_confirmations_at_once_write_once() throws Exception {
        JsonNode check = checked(editor, csv(List.of(whole("甲"), whole("乙"))), "a.csv");
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Answer>> answers = two.invokeAll(Collections.nCopies(2, () -> confirm(editor, check)));
            assertThat(List.of(answers.get(0).get().status(), answers.get(1).get().status())).containsExactlyInAnyOrder(200, 422);
        }
        assertThat(written()).isEqualTo(2);
    }

    @Test
    void what_moved_since_the_check_is_not_overwritten() throws Exception {
        assertThat(confirm(editor, checked(editor, csv(List.of(whole("甲"))), "a.csv")).status()).isEqualTo(200);
        JsonNode check = checked(editor, csv(List.of(with(whole("甲"), "信息资源摘要", "来自表格"))), "a.csv");
        String id = id("甲");
        JsonNode content = managed(id).path("content");
        Answer saved = call(editor, put("/api/work/managed-resources/" + id).header("If-Match", "\"1\"").contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(content)));
        assertThat(saved.status()).as("%s", saved.body()).isEqualTo(200);
        assertThat(confirm(editor, check).code()).isEqualTo("resource-import-changed");
        assertThat(managed(id).path("content").path("summary").asString()).isEqualTo("执法检查产生");
    }

    @Test
    void what_went_out_comes_in_again_and_a_change_of_what_is_in_force_is_its_next_edition() throws Exception {
        assertThat(confirm(editor, checked(editor, csv(List.of(whole("甲"), with(whole("乙"), "信息资源摘要", "'=1+1"), Map.of("信息资源名称", prefix + "空的"))), "a.csv")).status()).isEqualTo(200);
        String id = id("甲");
        publish(id);
        byte[] file = exported(prefix);
        List<List<String>> rows = rows(file);
        assertThat(rows.getFirst()).isEqualTo(HEADER);
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1)).contains(prefix + "甲", "已发布", "每日", "字符型C", "205000 主题信息资源/安全生产/综合");
        assertThat(rows.get(2)).as("nothing a spreadsheet would execute").contains("'=1+1").doesNotContain("=1+1");
        JsonNode same = checked(editor, file, "导出.xlsx");
        assertThat(faults(same)).isEmpty();
        assertThat(entries(same)).containsExactly(prefix + "甲 SAME 1 0", prefix + "乙 SAME 1 0", prefix + "空的 SAME 0 0");
        List<String> first = new ArrayList<>(rows.get(1));
        first.set(HEADER.indexOf("更新周期"), "每月");
        JsonNode check = checked(editor, xlsx(List.of(rows.getFirst(), first)), "改.xlsx");
        assertThat(entries(check)).containsExactly(prefix + "甲 EDITION 1 0");
        assertThat(confirm(editor, check).body().path("revised").asInt()).isOne();
        JsonNode now = managed(id);
        assertThat(now.path("edition").asInt()).isEqualTo(2);
        assertThat(now.path("published").asInt()).isOne();
        assertThat(now.path("content").path("updateCycle").asString()).isEqualTo("MONTHLY");
        assertThat(call(editor, get("/api/work/resources/" + id)).body().path("content").path("updateCycle").asString()).as("in force until that is published").isEqualTo("DAILY");
        assertThat(faults(checked(editor, xlsx(List.of(rows.getFirst(), with(first, "信息资源代码", "4115232050000000000000/999999"))), "码.xlsx"))).containsExactly("2 信息资源名称 unknown");
    }

    private static List<String> with(List<String> row, String column, String text) {
        List<String> changed = new ArrayList<>(row);
        changed.set(HEADER.indexOf(column), text);
        return changed;
    }

    private void publish(String id) throws Exception {
        for (String act : List.of("submit", "assess-secrecy", "approve", "publish")) {
            int version = jdbc.sql("select e.version from catalog.resource r join catalog.edition e on e.resource = r.id and e.number = r.edition where r.id = :id::uuid").param("id", id).query(Integer.class).single();
            Actor.Official who = act.equals("submit") ? editor : of(organ, "resource.read", "resource.assess", "resource.approve", "resource.publish");
            Answer answer = call(who, post("/api/work/managed-resources/" + id + "/" + act).header("If-Match", "\"" + version + "\"").contentType(MediaType.APPLICATION_JSON).content("{\"note\":\"\",\"no\":[]}"));
            assertThat(answer.status()).as("%s %s", act, answer.body()).isEqualTo(200);
        }
    }

    @Test
    void what_is_out_of_reach_is_neither_told_nor_touched() throws Exception {
        assertThat(confirm(editor, checked(editor, csv(List.of(whole("甲"))), "a.csv")).status()).isEqualTo(200);
        publish(id("甲"));
        String code = managed(id("甲")).path("code").asString();
        Organ health = organs.findByDutyAndRegion("health", RegionCode.of("411523"), List.of(4)).getFirst();
        Actor.Official stranger = of(health, "resource.read", "resource.edit");
        assertThat(faults(checked(stranger, csv(List.of(with(whole("甲"), "信息资源代码", code, "信息资源摘要", "改"))), "b.csv"))).containsExactly("2 信息资源名称 unknown");
        assertThat(faults(checked(stranger, csv(List.of(with(whole("甲"), "提供方代码", organ.code().value()))), "c.csv"))).containsExactly("2 信息资源名称 other-organ");
        assertThat(faults(checked(stranger, csv(List.of(with(whole("丙"), "信息资源提供方", organ.name()))), "c.csv"))).containsExactly("2 信息资源名称 other-organ");
        Answer mine = upload(editor, csv(List.of(whole("丁"))), "d.csv");
        assertThat(send(stranger, IMPORTS + "/checks", Map.of("file", mine.body().path("id").asString())).status()).as("somebody else's file").isEqualTo(422);
        Actor.Official reader = of(organ, "resource.read");
        assertThat(upload(reader, csv(List.of(whole("丁"))), "d.csv").status()).isEqualTo(403);
        assertThat(send(of(organ, "case.read"), "/api/work/exports", Map.of("list", "managed-resources", "query", Map.of())).status()).isEqualTo(403);
        assertThat(written()).as("nothing of it was written").isOne();
    }

    @Test
    void a_formula_is_text_that_does_no_harm() throws Exception {
        String evil = "=HYPERLINK(\"http://evil\")";
        JsonNode check = checked(editor, csv(List.of(with(whole("式"), "信息资源摘要", evil))), "f.csv");
        assertThat(confirm(editor, check).status()).isEqualTo(200);
        assertThat(managed(id("式")).path("content").path("summary").asString()).isEqualTo(evil);
        assertThat(rows(exported(prefix)).get(1)).contains("'" + evil).doesNotContain(evil);
    }

    @Test
    void a_table_that_is_none_or_too_long_makes_nothing() throws Exception {
        JsonNode foreign = checked(editor, csv(Charset.forName("Shift_JIS"), List.of(whole("ダイチョウﾃﾞｰﾀ"))), "s.csv");
        assertThat(foreign.path("entries")).isEmpty();
        assertThat(foreign.path("faultCount").asInt()).isPositive();
        assertThat(upload(editor, csv(StandardCharsets.UTF_16LE, List.of(whole("甲"))), "u.csv").status()).as("two bytes a character").isEqualTo(422);
        assertThat(upload(editor, "%PDF-1.4".getBytes(StandardCharsets.US_ASCII), "p.csv").status()).isEqualTo(422);
        JsonNode tooLong = checked(editor, csv(Collections.nCopies(settings.mostRows() + 1, whole("长"))), "l.csv");
        assertThat(faults(tooLong)).containsExactly((settings.mostRows() + 2) + "  too-many-rows");
        assertThat(confirm(editor, tooLong).code()).isEqualTo("resource-import-nothing");
        assertThat(faults(checked(editor, "信息资源名称,别的\n甲,乙".getBytes(StandardCharsets.UTF_8), "h.csv"))).contains("1 别的 header-unknown", "1 共享类型 header-missing");
        assertThat(written()).isZero();
    }

    @Test
    void the_template_is_read_as_it_is_and_offers_its_choices() throws Exception {
        byte[] template = http.perform(get(IMPORTS + "/template").with(as(editor))).andReturn().getResponse().getContentAsByteArray();
        JsonNode check = checked(editor, template, "资源目录导入模板.xlsx");
        assertThat(faults(check)).isEmpty();
        assertThat(check.path("entries")).isEmpty();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(template))) {
            assertThat(book.getSheets().map(sheet -> sheet.getName()).toList()).containsExactly("资源目录", "填写说明", "代码表");
        }
        Path file = Files.write(folder.resolve("template.xlsx"), template);
        try (ZipFile zip = new ZipFile(file.toFile()); InputStream sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            assertThat(new String(sheet.readAllBytes(), StandardCharsets.UTF_8)).contains("<dataValidation sqref=\"E2:E2001\" type=\"list\"").contains("$A$2:$A$40");
        }
    }
}

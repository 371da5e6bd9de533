package luoshu.kernel.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.matters.ApplicantKind;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.matters.Question;
import luoshu.kernel.matters.SituationOutcome;
import luoshu.kernel.matters.Situations;
import luoshu.testing.Actors;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Applicants and officials who work through HTTP, as the browsers do. */
public class CaseWorld {

    static final byte[] PDF = ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
            + "xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
    public static final String REGION = "411502000000";

    public record Answer(int status, JsonNode body, boolean replayed) {
        public String code() {
            return body.path("code").asString("");
        }
    }

    final MockMvc http;
    final JsonMapper json;
    final Matters matters;
    private final Situations situations;

    public CaseWorld(ApplicationContext context) {
        this.http = context.getBean(MockMvc.class);
        this.json = context.getBean(JsonMapper.class);
        this.matters = context.getBean(Matters.class);
        this.situations = context.getBean(Situations.class);
    }

    /** What counts today is looked up twice a second; a test before may have moved the day. */
    public PublishedMatter matter(String slug) {
        return await().pollDelay(Duration.ZERO).pollInSameThread().atMost(Duration.ofSeconds(5)).until(() -> matters.findNearest(slug, REGION), Optional::isPresent).orElseThrow();
    }

    public static Actor.Applicant citizen() {
        return Actors.citizen(UUID.randomUUID(), "王小明", 4);
    }

    /** Somebody at the implementing organ who may do everything there. */
    public static Actor.Official official(PublishedMatter matter, String... permissions) {
        String[] all = permissions.length > 0 ? permissions : new String[] {"case.read", "case.accept", "case.correct", "case.examine", "case.review", "case.decide", "case.special",
            "case.extend", "case.approve-extension", "case.deliver", "task.handle", "acceptance.file"};
        return Actors.official(matter.implementation().organ(), matter.implementation().duty(), matter.implementation().region(), all);
    }

    public Answer call(Actor actor, HttpMethod method, String path, Object body, Long version) {
        return call(actor, method, path, body, version, UUID.randomUUID());
    }

    Answer call(Actor actor, HttpMethod method, String path, Object body, Long version, UUID key) {
        AbstractMockHttpServletRequestBuilder<?> request = MockMvcRequestBuilders.request(method, path).with(Actors.as(actor)).header("Idempotency-Key", key.toString())
                .header("Sec-Fetch-Site", "same-origin");
        if (version != null) {
            request.header("If-Match", "\"" + version + "\"");
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body));
        }
        return perform(request);
    }

    private Answer perform(AbstractMockHttpServletRequestBuilder<?> request) {
        try {
            MockHttpServletResponse response = http.perform(request).andReturn().getResponse();
            String text = response.getContentAsString(StandardCharsets.UTF_8);
            return new Answer(response.getStatus(), text.isBlank() ? json.createObjectNode() : json.readTree(text), response.containsHeader("Idempotency-Replayed"));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    public JsonNode get(Actor actor, String path) {
        Answer answer = call(actor, HttpMethod.GET, path, null, null);
        assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** For answers that are no JSON. */
    public int status(Actor actor, String path) {
        try {
            return http.perform(MockMvcRequestBuilders.get(path).with(Actors.as(actor))).andReturn().getResponse().getStatus();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    public Answer upload(Actor actor, String path) {
        return perform(MockMvcRequestBuilders.multipart(HttpMethod.POST, path).file(new MockMultipartFile("file", "材料.pdf", "application/pdf", PDF)).with(Actors.as(actor))
                .header("Idempotency-Key", UUID.randomUUID().toString()).header("Sec-Fetch-Site", "same-origin"));
    }

    /** The first answers with which the matter is the right one. */
    Map<String, Object> answers(PublishedMatter matter, Map<String, Object> wanted) {
        Map<String, Object> answers = new LinkedHashMap<>();
        while (true) {
            SituationOutcome outcome = situations.resolve(matter.definition(), ApplicantKind.person, answers, false);
            Question next = outcome.next();
            if (next == null) {
                return answers;
            }
            answers.put(next.code(), wanted.containsKey(next.code()) ? wanted.get(next.code()) : switch (next.type()) {
                case YES_NO -> (Object) Boolean.FALSE;
                case SINGLE -> next.options().getFirst().code();
                case MULTI -> List.of(next.options().getFirst().code());
            });
        }
    }

    /** A draft that can be submitted: {@code form} and {@code answers} override what is filled in by the schema. */
    public JsonNode draft(Actor.Applicant applicant, PublishedMatter matter, Map<String, Object> answers, Map<String, Object> form, List<String> tolerant) {
        Answer opened = call(applicant, HttpMethod.POST, "/api/portal/drafts", Map.of("matterCode", matter.code(), "answers", answers(matter, answers)), null);
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(200);
        String path = "/api/portal/drafts/" + opened.body().path("id").asString();
        ObjectNode filled = FormFiller.fill(matter.definition().form().schema());
        form.forEach((name, value) -> filled.set(name, json.valueToTree(value)));
        Map<String, Object> change = new LinkedHashMap<>(Map.of("form", filled, "tolerant", tolerant));
        if (!matter.definition().results().isEmpty()) {
            change.put("delivery", Map.of("way", "6"));
        }
        Answer changed = call(applicant, HttpMethod.PUT, path, change, 1L);
        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        for (JsonNode material : changed.body().path("materials")) {
            if (material.path("required").asBoolean() && !tolerant.contains(material.path("code").asString())) {
                Answer file = upload(applicant, path + "/materials/" + material.path("code").asString() + "/files");
                assertThat(file.status()).as(file.body().toString()).isEqualTo(200);
            }
        }
        return get(applicant, path);
    }

    public JsonNode submit(Actor.Applicant applicant, JsonNode draft) {
        Answer receipt = call(applicant, HttpMethod.POST, "/api/portal/drafts/" + draft.path("id").asString() + "/submit", Map.of("signedName", applicant.name()), null);
        assertThat(receipt.status()).as(receipt.body().toString()).isEqualTo(200);
        return receipt.body();
    }

    public JsonNode foodCase(Actor.Applicant applicant) {
        return submit(applicant, foodDraft(applicant, List.of()));
    }

    public JsonNode foodDraft(Actor.Applicant applicant, List<String> tolerant) {
        return draft(applicant, matter("food-business-licence"), Map.of("business_kind", "catering", "items", List.of("hot")), Map.of("dinersAtOnce", 40, "kitchenArea", 20,
                "premisesArea", 80, "items", List.of("hot"), "businessKind", "catering"), tolerant);
    }

    public Answer act(Actor official, String number, String command, Object body) {
        JsonNode dossier = get(official, "/api/work/cases/" + number);
        return call(official, HttpMethod.POST, "/api/work/cases/" + number + "/commands/" + command, body, dossier.path("version").asLong());
    }

    public JsonNode done(Actor official, String number, String command, Object body) {
        Answer answer = act(official, number, command, body);
        assertThat(answer.status()).as(command + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    public static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(field == null ? one.asString() : one.path(field).asString("")));
        return texts;
    }
}

package luoshu.trust.status;

import static luoshu.testing.Actors.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.InflaterInputStream;

import luoshu.kernel.access.Actor;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.ledger.internal.OutsideVerifier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class StatusListsTest {

    @Autowired StatusLists statuses;
    @Autowired MockMvc http;
    @Autowired JsonMapper json;
    @Autowired TestClock time;

    private MockHttpServletResponse get_(int list) throws Exception {
        return http.perform(get("/api/public/status-lists/" + list).with(as(new Actor.Visitor()))).andReturn().getResponse();
    }

    private String token(int list) throws Exception {
        MockHttpServletResponse answer = get_(list);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private JsonNode part(String token, int which) {
        return json.readTree(new String(Base64.getUrlDecoder().decode(token.split("\\.")[which]), StandardCharsets.UTF_8));
    }

    private int bits(StatusPlace place) throws Exception {
        byte[] packed = Base64.getUrlDecoder().decode(part(token(place.list()), 1).path("status_list").path("lst").asString());
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            byte[] entries = in.readAllBytes();
            assertThat(entries).hasSize(StatusLists.SIZE / 4);
            return entries[place.index() / 4] >> place.index() % 4 * 2 & 3;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_place_is_drawn_once_and_says_nothing_about_the_next() {
        UUID one = UUID.randomUUID();
        assertThat(statuses.find(one)).isEmpty();
        StatusPlace place = statuses.place(one);
        assertThat(statuses.place(one)).isEqualTo(place);
        assertThat(statuses.find(one)).contains(place);
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            indexes.add(statuses.place(UUID.randomUUID()).index());
        }
        assertThat(indexes).isNotEqualTo(indexes.stream().sorted().toList()).doesNotHaveDuplicates();
    }

    @Test
    void a_change_is_published_within_five_seconds() throws Exception {
        UUID one = UUID.randomUUID();
        StatusPlace place = statuses.place(one);
        assertThat(bits(place)).isZero();
        statuses.set(one, Status.SUSPENDED);
        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(bits(place)).isEqualTo(2)); // and three more in caches on the way
        assertThat(get_(place.list()).getHeader("Cache-Control")).contains("public").contains("max-age=3");
        statuses.set(one, Status.INVALID);
        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(bits(place)).isOne());
        statuses.set(one, Status.VALID);
        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(bits(place)).isZero());
    }

    @Test
    void what_never_had_a_place_gets_one_when_it_is_revoked() {
        UUID one = UUID.randomUUID();
        statuses.set(one, Status.VALID);
        assertThat(statuses.find(one)).isEmpty();
        statuses.set(one, Status.INVALID);
        assertThat(statuses.find(one)).isPresent();
    }

    @Test
    void an_unchanged_list_is_signed_once_and_anew_before_it_ends() throws Exception {
        StatusPlace place = statuses.place(UUID.randomUUID());
        String token = token(place.list());
        assertThat(token(place.list())).isEqualTo(token);
        long issued = part(token, 1).path("iat").asLong();
        assertThat(part(token, 1).path("exp").asLong() - issued).isEqualTo(86_400);
        time.advance(Duration.ofHours(13));
        assertThat(part(token(place.list()), 1).path("iat").asLong()).isEqualTo(issued + 13 * 3_600);
    }

    @Test
    void many_at_once_get_a_place_each() throws Exception {
        UUID shared = UUID.randomUUID();
        List<Callable<StatusPlace>> work = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            UUID subject = i % 3 == 0 ? shared : UUID.randomUUID();
            work.add(() -> statuses.place(subject));
        }
        Set<StatusPlace> places = new HashSet<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (var each : pool.invokeAll(work)) {
                places.add(each.get());
            }
        }
        assertThat(places).hasSize(41);
    }

    @Test
    void a_list_that_does_not_exist_is_not_found() throws Exception {
        assertThat(get_(999_999).getStatus()).isEqualTo(404);
        assertThat(get_(0).getStatus()).isEqualTo(404);
    }

    @Test
    void a_program_that_shares_no_code_with_us_reads_it_without_a_network() throws Exception {
        UUID one = UUID.randomUUID();
        StatusPlace place = statuses.place(one);
        statuses.set(one, Status.SUSPENDED);
        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(bits(place)).isEqualTo(2));
        Path root = Files.write(Files.createTempFile("root", ".cer"), http.perform(get("/ca/root.cer")).andReturn().getResponse().getContentAsByteArray());
        String token = token(place.list());
        Path list = Files.writeString(Files.createTempFile("list", ".jwt"), token);
        assertThat(outside(list, place.index(), root, 0)).contains("SUSPENDED");
        assertThat(outside(list, (place.index() + 1) % StatusLists.SIZE, root, 0)).contains("RIGHT");
        assertThat(outside(list, StatusLists.SIZE, root, 0)).contains("WRONG: the list has no entry");
        assertThat(outside(list, place.index(), root, 25)).contains("WRONG: the list is to be relied upon until");
        Files.writeString(list, token.replaceFirst("\\..", ".f"));
        assertThat(outside(list, place.index(), root, 0)).contains("WRONG");
    }

    private String outside(Path list, int index, Path root, int hours) {
        return OutsideVerifier.run(List.of(), "status", list, index, "--root", root, "--at", time.instant().plus(Duration.ofHours(hours))).said();
    }
}

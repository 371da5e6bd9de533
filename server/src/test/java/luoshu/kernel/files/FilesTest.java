package luoshu.kernel.files;

import static luoshu.testing.Actors.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.files.internal.Samples;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class FilesTest {

    private static final FileLimits PDF = FileLimits.of(List.of("pdf", "jpg"), 5);
    @Autowired Files files;
    @Autowired Access access;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc http;
    @Autowired TransactionTemplate transactions;
    private final Actor.Applicant citizen = Actors.citizen(UUID.randomUUID(), "刘燕", 3);

    private FileRef upload(byte[] content, String name) {
        return access.as(citizen, () -> files.receive(new ByteArrayInputStream(content), name, PDF, FileOwner.upload(citizen.subject())));
    }

    @Test
    void a_file_goes_in_and_comes_out_with_safe_headers_and_an_audit_line() throws Exception {
        byte[] pdf = Samples.pdf();
        FileRef ref = upload(pdf, "申请 书.pdf");
        http.perform(get("/api/portal/files/" + ref.id()).with(as(citizen))).andExpect(status().isOk()).andExpect(content().bytes(pdf))
                .andExpect(header().string("Content-Type", "application/pdf")).andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")))
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"____.pdf\"; filename*=UTF-8''%E7%94%B3%E8%AF%B7%20%E4%B9%A6.pdf"));
        http.perform(get("/api/portal/files/" + ref.id()).param("disposition", "inline").with(as(citizen))).andExpect(header().string("Content-Disposition", containsString("inline")));
        assertThat(jdbc.sql("select count(*) from audit.entry where object = :object and outcome = 'READ' and person = :person").param("object", "file:" + ref.id())
                .param("person", citizen.personId()).query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void nothing_of_the_database_is_held_while_a_file_comes_in() {
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(Samples.pdf())) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
                return super.read(bytes, offset, length);
            }
        };
        FileRef ref = access.as(citizen, () -> files.receive(slow, "a.pdf", PDF, FileOwner.upload(citizen.subject())));
        assertThat(files.find(ref.id())).contains(ref);
    }

    @Test
    void a_receipt_ends_with_the_transaction_it_is_part_of() {
        FileRef gone = transactions.execute(status -> {
            status.setRollbackOnly();
            return upload(Samples.pdf(), "a.pdf");
        });
        assertThat(files.find(gone.id())).isEmpty();
        assertThat(jdbc.sql("select count(*) from audit.entry where object = :object").param("object", "file:" + gone.id()).query(Integer.class).single()).isZero();
    }

    @Test
    void an_upload_that_breaks_off_is_no_failure_of_the_storage() {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(Samples.pdf()), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset");
            }
        });
        assertThatThrownBy(() -> access.as(citizen, () -> files.receive(broken, "a.pdf", PDF, FileOwner.upload(citizen.subject()))))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Problem.Kind.BAD_REQUEST);
                    assertThat(refused.code()).isEqualTo("upload-broken");
                });
    }

    @Test
    void parts_are_served() throws Exception {
        byte[] pdf = Samples.pdf();
        FileRef ref = upload(pdf, "a.pdf");
        String url = "/api/portal/files/" + ref.id();
        http.perform(get(url).header("Range", "bytes=5-9").with(as(citizen))).andExpect(status().isPartialContent()).andExpect(content().bytes(Arrays.copyOfRange(pdf, 5, 10)))
                .andExpect(header().string("Content-Range", "bytes 5-9/" + pdf.length));
        http.perform(get(url).header("Range", "bytes=-3").with(as(citizen))).andExpect(status().isPartialContent()).andExpect(content().bytes(Arrays.copyOfRange(pdf, pdf.length - 3, pdf.length)));
        http.perform(get(url).header("Range", "bytes=999999-").with(as(citizen))).andExpect(status().isRequestedRangeNotSatisfiable());
        http.perform(get(url).header("Range", "bytes=0-1,3-4").with(as(citizen))).andExpect(status().isOk());
        http.perform(get(url).header("If-None-Match", "\"" + ref.sha256() + "\"").with(as(citizen))).andExpect(status().isNotModified());
    }

    @Test
    void somebody_elses_file_does_not_exist() throws Exception {
        FileRef ref = upload(Samples.pdf(), "a.pdf");
        http.perform(get("/api/portal/files/" + ref.id())).andExpect(status().isUnauthorized());
        http.perform(get("/api/work/files/" + ref.id()).with(as(citizen))).andExpect(status().isUnauthorized());
        String other = http.perform(get("/api/portal/files/" + ref.id()).header("X-Request-Id", "test-request-1").with(as(Actors.citizen(UUID.randomUUID(), "张伟", 3))))
                .andExpect(status().isNotFound()).andReturn().getResponse().getContentAsString();
        String unknown = http.perform(get("/api/portal/files/" + new UUID(0, 1)).header("X-Request-Id", "test-request-1").with(as(citizen))).andExpect(status().isNotFound())
                .andReturn().getResponse().getContentAsString();
        assertThat(other.replaceAll("\"instance\":\"[^\"]*\"", "")).isEqualTo(unknown.replaceAll("\"instance\":\"[^\"]*\"", ""));
        http.perform(get("/api/work/files/" + ref.id()).with(as(Actors.official("114111", "health", "410000000000", "case.read")))).andExpect(status().isNotFound());
        access.as(citizen, () -> {
            files.give(ref.id(), new FileOwner("nobody-knows", "1"));
            return null;
        });
        http.perform(get("/api/portal/files/" + ref.id()).with(as(citizen))).andExpect(status().isNotFound());
    }

    @Test
    void equal_contents_are_stored_once() {
        byte[] pdf = Samples.pdf();
        FileRef one = upload(pdf, "a.pdf");
        FileRef two = upload(pdf, "b.pdf");
        assertThat(one.sha256()).isEqualTo(two.sha256());
        assertThat(one.id()).isNotEqualTo(two.id());
        assertThat(jdbc.sql("select count(*) from files.content where sha256 = :sha").param("sha", one.sha256()).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void what_the_platform_makes_is_kept_with_its_row_while_it_is_small() throws Exception {
        byte[] small = ("small " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        FileRef one = files.keep(small, "a.ofd", FileType.OFD, new FileOwner("test", "small"));
        try (InputStream in = files.open(one.id())) {
            assertThat(in.readAllBytes()).isEqualTo(small);
        }
        assertThat(files.stored(one.id())).isTrue();
        assertThat(one.size()).isEqualTo(small.length);
        assertThat(kept(one)).isTrue();
        FileRef again = files.keep(new ByteArrayInputStream(small), "b.ofd", FileType.OFD, new FileOwner("test", "again"));
        assertThat(again.sha256()).isEqualTo(one.sha256());
        try (InputStream in = files.open(again.id())) {
            assertThat(in.readAllBytes()).isEqualTo(small);
        }
        byte[] large = new byte[70_000];
        new Random(7).nextBytes(large);
        FileRef other = files.keep(large, "c.ofd", FileType.OFD, new FileOwner("test", "large"));
        assertThat(kept(other)).isFalse();
        try (InputStream in = files.open(other.id())) {
            assertThat(in.readAllBytes()).isEqualTo(large);
        }
        byte[] undone = ("undone " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        FileRef gone = transactions.execute(status -> {
            status.setRollbackOnly();
            return files.keep(undone, "d.ofd", FileType.OFD, new FileOwner("test", "gone"));
        });
        assertThat(jdbc.sql("select count(*) from files.content where sha256 = :sha").param("sha", gone.sha256()).query(Integer.class).single()).as("rolled back with the act").isZero();
    }

    private boolean kept(FileRef file) {
        return jdbc.sql("select bytes is not null from files.content where sha256 = :sha").param("sha", file.sha256()).query(Boolean.class).single();
    }

    @Test
    void files_are_handed_over_and_discarded() throws Exception {
        FileOwner draft = FileOwner.upload(citizen.subject());
        FileOwner theCase = new FileOwner("test-case", UUID.randomUUID().toString());
        FileRef one = upload(Samples.pdf(), "a.pdf");
        FileRef two = upload(Samples.picture("jpg", 30, 20), "b.jpg");
        assertThat(files.giveAll(draft, theCase)).isEqualTo(2);
        assertThat(files.listOwned(theCase)).containsExactly(one, two);
        assertThat(files.listOwned(theCase, List.of(two.id(), UUID.randomUUID()))).containsExactly(two);
        files.discard(one.id());
        files.discard(one.id());
        assertThat(files.find(one.id())).isEmpty();
        assertThatThrownBy(() -> files.get(one.id())).isInstanceOf(NotFound.class);
        assertThat(files.discardAll(theCase)).isEqualTo(1);
        assertThat(files.list(List.of(one.id(), two.id()))).isEmpty();
    }

    @Test
    void a_picture_has_a_preview_and_a_document_has_none() throws Exception {
        FileRef photo = upload(Samples.picture("jpg", 900, 600), "p.jpg");
        http.perform(get("/api/portal/files/" + photo.id() + "/preview").with(as(citizen))).andExpect(status().isOk()).andExpect(content().contentType("image/jpeg"));
        http.perform(get("/api/portal/files/" + photo.id() + "/preview").param("size", "9000").with(as(citizen))).andExpect(status().isUnprocessableContent());
        FileRef pdf = upload(Samples.pdf(), "a.pdf");
        http.perform(get("/api/portal/files/" + pdf.id() + "/preview").with(as(citizen))).andExpect(status().isNotFound());
        http.perform(get("/api/portal/files/" + pdf.id()).param("disposition", "x").with(as(citizen))).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.code").value("invalid"));
    }
}

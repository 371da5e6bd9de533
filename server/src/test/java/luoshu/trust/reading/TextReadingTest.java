package luoshu.trust.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.documents.ChineseFont;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.Files;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.texts.Text;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Drawn documents through the real program. */
@ServerTest
class TextReadingTest {

    @Autowired
    Readings readings;
    @Autowired
    Files files;
    @Autowired
    Access access;
    @Autowired
    ChineseFont font;
    private SampleDocuments samples;

    @BeforeEach
    void here() {
        assumeThat(readings.unavailable()).as("a platform without the reader says so, and everything else works").isEmpty();
        samples = new SampleDocuments(font.file().orElseThrow());
    }

    @Test
    void a_picture_and_a_scanned_page_say_the_same() {
        String number = CitizenId.compose("411502", LocalDate.of(1990, 3, 7), 1).value();
        byte[] card = samples.idCard("张伟", number, "河南省信阳市浉河区五星街道东方红大道一百号");
        FileRef picture = keep(card, "card.png", FileType.PNG);
        FileRef scan = keep(SampleDocuments.scanned(card), "card.pdf", FileType.PDF);
        FileRef nothing = keep("%PDF-1.4 not a document".getBytes(), "broken.pdf", FileType.PDF);
        readings.request(List.of(picture, scan, nothing));
        for (FileRef file : List.of(picture, scan)) {
            Reading reading = read(file);
            assertThat(reading.title()).as(file.name() + " " + reading).extracting(Text::zh).isEqualTo("居民身份证（人像面）");
            assertThat(field(reading, "name").value()).isEqualTo("张伟");
            ReadField read = field(reading, "number");
            assertThat(read.value()).isEqualTo(number);
            assertThat(read.checked()).isTrue();
            assertThat(read.confidence()).isGreaterThan(0.8);
            assertThat(field(reading, "birth").value()).isEqualTo("1990-03-07");
            byte[] page = readings.page(file, 0);
            assertThat(page[0] & 0xFF).isEqualTo(0xFF);
        }
        ReadRegion region = field(read(picture), "number").region();
        assertThat(region.x()).isBetween(0.28, 0.38);
        assertThat(region.y()).isBetween(0.78, 0.90);
        assertThat(read(nothing).state()).isEqualTo(Reading.State.FAILED);
        assertThat(read(nothing).failure()).isEqualTo("unreadable");
    }

    private static ReadField field(Reading reading, String name) {
        return reading.fields().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private FileRef keep(byte[] content, String name, FileType type) {
        return access.asPlatform("test", () -> files.keep(content, name, type, new FileOwner("reading", UUID.randomUUID().toString())));
    }

    private Reading read(FileRef file) {
        return await().atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(200))
                .until(() -> readings.list(List.of(file.sha256())).get(file.sha256()), reading -> reading != null && reading.state() != Reading.State.WAITING);
    }
}

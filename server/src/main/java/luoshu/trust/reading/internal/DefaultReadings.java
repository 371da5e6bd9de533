package luoshu.trust.reading.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.Files;
import luoshu.kernel.problems.NotFound;
import luoshu.trust.reading.FieldKind;
import luoshu.trust.reading.ReadField;
import luoshu.trust.reading.Reading;
import luoshu.trust.reading.Readings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was read is kept as words; fields are found among them each time, so that a better layout serves what was read before. */
@Service
class DefaultReadings implements Readings {

    private final ReadingQueries queries;
    private final ReadingWorker worker;
    private final TextReader reader;
    private final Layouts layouts;
    private final Files files;
    private final ReadingSettings settings;
    private final Clock clock;

    DefaultReadings(ReadingQueries queries, ReadingWorker worker, TextReader reader, Layouts layouts, Files files, ReadingSettings settings, Clock clock) {
        this.queries = queries;
        this.worker = worker;
        this.reader = reader;
        this.layouts = layouts;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<String> unavailable() {
        return reader.unavailable().or(worker::broken);
    }

    @Override
    public boolean reads(FileRef file) {
        FileType type = FileType.named(file.type());
        return (type.image() || type == FileType.PDF) && file.size() <= settings.maxMegabytes() * 1024L * 1024L;
    }

    @Override
    @Transactional
    public void request(Collection<FileRef> asked) {
        if (unavailable().isEmpty()) {
            boolean any = false;
            for (FileRef file : asked) {
                any |= reads(file) && queries.ask(file, clock.instant());
            }
            if (any) {
                worker.soon();
            }
        }
    }

    @Override
    public Map<String, Reading> list(Collection<String> digests) {
        Map<String, Reading> readings = new HashMap<>();
        queries.list(digests).forEach(row -> readings.put(row.sha256(), reading(row)));
        return readings;
    }

    private Reading reading(ReadingQueries.Row row) {
        Reading.State state = switch (row.state()) {
            case "READ" -> Reading.State.READ;
            case "FAILED" -> Reading.State.FAILED;
            default -> Reading.State.WAITING;
        };
        Layout known = null;
        List<ReadField> fields = new ArrayList<>();
        for (int page = 0; page < row.pages().size(); page++) {
            Words words = Words.of(row.pages().get(page));
            Optional<Layout> here = Extraction.recognise(layouts.all(), words);
            if (here.isPresent()) {
                known = known == null ? here.get() : known;
                for (ReadField field : Extraction.fields(here.get(), words, page)) {
                    if (fields.stream().noneMatch(had -> had.name().equals(field.name()))) {
                        fields.add(field);
                    }
                }
            }
        }
        Layout.Validity validity = known == null ? null : known.validity();
        return new Reading(row.sha256(), state, state == Reading.State.FAILED ? row.failure() : null, known == null ? null : known.title(), row.pages().size(),
                List.copyOf(fields), validity == null ? null : date(fields, validity.from()), validity == null ? null : date(fields, validity.to()));
    }

    private static @Nullable LocalDate date(List<ReadField> fields, @Nullable String name) {
        return fields.stream().filter(field -> field.name().equals(name) && field.kind() == FieldKind.DATE).map(field -> LocalDate.parse(field.value())).findFirst().orElse(null);
    }

    @Override
    public byte[] page(FileRef file, int page) {
        if (FileType.named(file.type()).image()) {
            if (page != 0) {
                throw new NotFound("page");
            }
            return files.picture(file.id(), settings.longest());
        }
        List<UUID> pictures = queries.pictures(file.sha256());
        if (page < 0 || page >= pictures.size()) {
            throw new NotFound("page");
        }
        return files.picture(pictures.get(page), settings.longest());
    }
}

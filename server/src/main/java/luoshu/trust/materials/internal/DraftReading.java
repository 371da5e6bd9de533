package luoshu.trust.materials.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.Draft;
import luoshu.kernel.cases.DraftMaterial;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.matters.Material;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.Matters;
import luoshu.trust.materials.DraftReadings;
import luoshu.trust.materials.MaterialReading;
import luoshu.trust.reading.Reading;
import luoshu.trust.reading.Readings;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the materials of an application say, for whom it is: suggestions, never filled in unasked. */
@Component
public class DraftReading {

    private record Readable(Material material, FileRef file) {
    }

    private final Cases cases;
    private final Matters matters;
    private final Readings readings;

    DraftReading(Cases cases, Matters matters, Readings readings) {
        this.cases = cases;
        this.matters = matters;
        this.readings = readings;
    }

    public DraftReadings get(Actor.Applicant actor, UUID id) {
        Draft draft = cases.getDraft(actor, id);
        MatterDefinition definition = definition(draft);
        return view(draft, definition, readable(draft, definition));
    }

    /** Asks for those that were not read yet. */
    public DraftReadings request(Actor.Applicant actor, UUID id) {
        Draft draft = cases.getDraft(actor, id);
        MatterDefinition definition = definition(draft);
        List<Readable> files = readable(draft, definition);
        readings.request(files.stream().map(Readable::file).toList());
        return view(draft, definition, files);
    }

    private DraftReadings view(Draft draft, MatterDefinition definition, List<Readable> files) {
        Map<String, Reading> read = readings.list(files.stream().map(one -> one.file.sha256()).toList());
        List<MaterialReading> views = new ArrayList<>();
        for (Readable one : files) {
            Reading reading = read.get(one.file.sha256());
            if (reading != null) {
                views.add(new MaterialReading(one.file.id(), one.material.code(), reading.state(), reading.failure(), reading.title(), reading.pages(),
                        Agreements.of(reading, one.material, definition.form(), draft.form() == null ? JsonNodeFactory.instance.objectNode() : draft.form(), false)));
            }
        }
        return new DraftReadings(readings.unavailable().orElse(null), files.size() - views.size(), List.copyOf(views));
    }

    private MatterDefinition definition(Draft draft) {
        return matters.getPinned(draft.matter().code(), draft.matter().version()).definition();
    }

    private List<Readable> readable(Draft draft, MatterDefinition definition) {
        List<Readable> files = new ArrayList<>();
        for (DraftMaterial asked : draft.materials()) {
            definition.findMaterial(asked.code()).filter(material -> material.reads() != null)
                    .ifPresent(material -> asked.files().stream().filter(readings::reads).forEach(file -> files.add(new Readable(material, file))));
        }
        return files;
    }
}

package luoshu.data.sources.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.sources.EntryTable;
import luoshu.data.sources.SourceLink;
import luoshu.data.sources.SourceLinks;
import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceUnavailable;
import org.springframework.stereotype.Component;

@Component
class DefaultSourceLinks implements SourceLinks {

    private final SourceQueries queries;
    private final SourceKinds kinds;
    private final SourceConnections connections;

    DefaultSourceLinks(SourceQueries queries, SourceKinds kinds, SourceConnections connections) {
        this.queries = queries;
        this.kinds = kinds;
        this.connections = connections;
    }

    @Override
    public Optional<SourceLink> find(UUID source) {
        return queries.find(source).map(file -> {
            Optional<SourceKind> kind = kinds.find(file.kind());
            return new SourceLink(file.id(), file.name(), file.subject(), file.kind(), kind.flatMap(one -> one.schema(file.schema(), file.user())).orElse(null), file.target(),
                    kind.filter(SourceKind::movable).isPresent());
        });
    }

    @Override
    public List<EntryTable> tables(UUID resource) {
        return queries.tables(resource);
    }

    @Override
    public <T> T reading(UUID source, Work<T> work) {
        return move(source, false, work);
    }

    @Override
    public <T> T writing(UUID source, Work<T> work) {
        return move(source, true, work);
    }

    private <T> T move(UUID source, boolean writing, Work<T> work) {
        SourceFile file = queries.find(source).orElseThrow(() -> new SourceUnavailable(SourceOutcome.REMOVED));
        SourceKind kind = kinds.find(file.kind()).orElseThrow(() -> new SourceUnavailable(SourceOutcome.DRIVER_MISSING));
        return connections.move(file, kind, writing, work::with);
    }
}

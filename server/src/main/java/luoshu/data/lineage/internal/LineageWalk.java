package luoshu.data.lineage.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import luoshu.data.lineage.Lineage;
import luoshu.data.lineage.LineageColumn;
import luoshu.data.lineage.LineageDirection;
import luoshu.data.lineage.LineageEdge;
import luoshu.data.lineage.LineageGraph;
import luoshu.data.lineage.LineageHow;
import luoshu.data.lineage.LineageNode;
import luoshu.data.lineage.LineageOrigin;
import luoshu.data.lineage.LineagePlace;
import luoshu.data.lineage.internal.LineageQueries.Place;
import luoshu.data.lineage.internal.LineageQueries.Step;
import luoshu.kernel.access.Access;
import luoshu.kernel.problems.NotFound;

/** Goes out from a column breadth first, each column once, so that circles end; columns out of reach are gone through and shown without their names. */
final class LineageWalk {

    private static final int MOST_NODES = 300;
    private static final int MOST_EDGES = 1_500;

    private record Line(LineageColumn from, LineageColumn to, LineageOrigin origin, String name) {
    }

    private record Seen(LineageHow how, Instant at) {
    }

    private final LineageQueries queries;
    private final Access access;
    private final Map<LineageColumn, Integer> distances = new LinkedHashMap<>();
    private final Map<Line, Seen> lines = new LinkedHashMap<>();
    private boolean truncated;

    LineageWalk(LineageQueries queries, Access access) {
        this.queries = queries;
        this.access = access;
    }

    LineageGraph around(LineageColumn centre, LineageDirection direction, int depth) {
        place(centre).filter(this::within).orElseThrow(() -> new NotFound("column"));
        distances.put(centre, 0);
        if (direction != LineageDirection.DOWN) {
            walk(centre, -1, depth);
        }
        if (direction != LineageDirection.UP) {
            walk(centre, 1, depth);
        }
        return graph();
    }

    private void walk(LineageColumn centre, int way, int depth) {
        List<LineageColumn> edge = List.of(centre);
        for (int distance = 1; distance <= depth && !edge.isEmpty(); distance++) {
            List<LineageColumn> next = new ArrayList<>();
            for (Step step : way < 0 ? queries.up(edge) : queries.down(edge)) {
                LineageColumn here = edge.get(step.asked());
                if (!distances.containsKey(step.other())) {
                    if (distances.size() >= MOST_NODES) {
                        truncated = true;
                        continue;
                    }
                    distances.put(step.other(), way * distance);
                    next.add(step.other());
                }
                line(way < 0 ? new Line(step.other(), here, step.origin(), step.name()) : new Line(here, step.other(), step.origin(), step.name()), new Seen(step.how(), step.seenAt()));
            }
            edge = next;
        }
        truncated |= !edge.isEmpty() && !(way < 0 ? queries.up(edge) : queries.down(edge)).isEmpty();
    }

    private void line(Line line, Seen seen) {
        if (lines.size() < MOST_EDGES || lines.containsKey(line)) {
            lines.merge(line, seen, (one, other) -> one.at().isBefore(other.at()) ? other : one);
        } else {
            truncated = true;
        }
    }

    private Optional<Place> place(LineageColumn column) {
        return Optional.ofNullable(queries.places(column.place(), Set.of(column.ref())).get(column.ref()));
    }

    private boolean within(Place place) {
        return place.subjects().stream().anyMatch(subject -> access.allows(Lineage.READ, subject));
    }

    private LineageGraph graph() {
        Map<LineagePlace, Map<String, Place>> places = new EnumMap<>(LineagePlace.class);
        distances.keySet().stream().collect(Collectors.groupingBy(LineageColumn::place, Collectors.mapping(LineageColumn::ref, Collectors.toSet())))
                .forEach((place, refs) -> places.put(place, queries.places(place, refs)));
        Map<LineageColumn, LineageNode> nodes = new LinkedHashMap<>();
        distances.forEach((column, distance) -> {
            Place place = places.getOrDefault(column.place(), Map.of()).get(column.ref());
            boolean shown = place != null && within(place);
            nodes.put(column, new LineageNode(nodes.size(), column.place(), shown ? column : null, shown ? place.name() : null, place == null ? "" : place.organName(), distance));
        });
        Set<LineageEdge> edges = new LinkedHashSet<>();
        lines.forEach((line, seen) -> {
            LineageNode from = nodes.get(line.from());
            LineageNode to = nodes.get(line.to());
            boolean told = from.column() != null || to.column() != null;
            edges.add(new LineageEdge(from.number(), to.number(), line.origin(), told ? line.name() : null, seen.how(), seen.at()));
        });
        return new LineageGraph(List.copyOf(nodes.values()), List.copyOf(edges), truncated);
    }
}

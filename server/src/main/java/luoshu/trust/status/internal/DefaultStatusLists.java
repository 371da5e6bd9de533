package luoshu.trust.status.internal;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.status.Status;
import luoshu.trust.status.StatusLists;
import luoshu.trust.status.StatusPlace;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Places are drawn by lot; one statement for those that have none yet. When eight draws of each from the newest list meet taken places – it is three quarters full then – the next list is opened. */
@Component
class DefaultStatusLists implements StatusLists {

    private static final int DRAWS = 8;
    private static final int TRIES = 20;
    private final SecureRandom random = new SecureRandom();
    private final StatusQueries queries;
    private volatile int newest;

    DefaultStatusLists(StatusQueries queries) {
        this.queries = queries;
    }

    @Override
    @Transactional
    public Map<UUID, StatusPlace> places(Collection<UUID> subjects) {
        Map<UUID, StatusPlace> places = new HashMap<>();
        for (int i = 0; i < TRIES && places.size() < subjects.size(); i++) {
            int list = newest();
            List<UUID> without = subjects.stream().filter(subject -> !places.containsKey(subject)).sorted().toList();
            List<StatusQueries.Draw> draws = without.stream().flatMap(subject -> random.ints(DRAWS, 0, SIZE).mapToObj(index -> new StatusQueries.Draw(subject, index))).toList();
            Map<UUID, StatusPlace> taken = queries.take(list, draws);
            places.putAll(taken);
            if (taken.size() < without.size()) {
                places.putAll(queries.find(without)); // they had one, or met one another
            }
            if (taken.isEmpty() && places.size() < subjects.size()) {
                queries.open(list + 1);
                newest = 0;
            }
        }
        if (places.size() < subjects.size()) {
            throw new IllegalStateException("no place in any status list");
        }
        return places;
    }

    @Override
    @Transactional
    public StatusPlace place(UUID subject) {
        return places(List.of(subject)).get(subject);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<StatusPlace> find(UUID subject) {
        return Optional.ofNullable(queries.find(List.of(subject)).get(subject));
    }

    @Override
    @Transactional
    public void set(UUID subject, Status status) {
        if (!queries.set(subject, status) && status != Status.VALID && find(subject).isEmpty()) {
            place(subject);
            queries.set(subject, status);
        }
    }

    private int newest() {
        int known = newest;
        if (known == 0) {
            known = queries.newest();
            if (known == 0) {
                known = 1;
                queries.open(known);
            }
            newest = known;
        }
        return known;
    }
}

package luoshu.trust.status.internal;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.status.Status;
import luoshu.trust.status.StatusLists;
import luoshu.trust.status.StatusPlace;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Places are drawn by lot; one statement where there was none yet. When eight draws from the newest list meet taken places – it is three quarters full then – the next list is opened. */
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
    public StatusPlace place(UUID subject) {
        return draw(subject);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<StatusPlace> find(UUID subject) {
        return queries.find(subject);
    }

    @Override
    @Transactional
    public void set(UUID subject, Status status) {
        if (!queries.set(subject, status) && status != Status.VALID && find(subject).isEmpty()) {
            place(subject);
            queries.set(subject, status);
        }
    }

    private StatusPlace draw(UUID subject) {
        for (int i = 0; i < TRIES; i++) {
            int list = newest();
            Optional<StatusPlace> place = queries.take(list, random.ints(DRAWS, 0, SIZE).boxed().toList(), subject).or(() -> queries.find(subject));
            if (place.isPresent()) {
                return place.get();
            }
            queries.open(list + 1);
            newest = 0;
        }
        throw new IllegalStateException("no place in any status list");
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

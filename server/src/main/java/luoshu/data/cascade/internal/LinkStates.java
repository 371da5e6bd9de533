package luoshu.data.cascade.internal;

import java.time.Clock;
import java.time.Instant;

import luoshu.data.cascade.LinkState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a link stands. Where the other side calls, it is cut when it has been silent for longer than it would be after failures. */
@Component
class LinkStates {

    private final CascadeSettings settings;
    private final Clock clock;

    LinkStates(CascadeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    LinkState state(NodeFile node) {
        return node.link(clock.instant().minus(settings.longest().multipliedBy(2)));
    }

    @Nullable Instant cutSince(NodeFile node) {
        return state(node) != LinkState.CUT ? null : node.cutSince() != null ? node.cutSince() : node.exchangedAt();
    }
}

package luoshu.kernel.cases.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.cases.CaseListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Who is to be told of what. */
@Component
class CaseFacts {

    /** A fact one listener waits for. */
    record Untold(String listener, int sequence) {
    }

    /** Found when first needed: listeners may themselves read cases. */
    private final SingletonSupplier<List<CaseListener>> listeners;

    CaseFacts(ObjectProvider<CaseListener> listeners) {
        this.listeners = SingletonSupplier.of(() -> named(listeners.orderedStream().toList()));
    }

    private static List<CaseListener> named(List<CaseListener> listeners) {
        if (listeners.stream().map(CaseListener::name).distinct().count() != listeners.size()) {
            throw new IllegalStateException("two listeners of cases have one name");
        }
        return listeners;
    }

    List<Untold> untold(String matterSlug, List<JournalRow> entries) {
        List<Untold> untold = new ArrayList<>();
        for (JournalRow entry : entries) {
            for (CaseListener listener : listeners.obtain()) {
                if (listener.wants(entry.event(), entry.told()) && listener.concerns(matterSlug)) {
                    untold.add(new Untold(listener.name(), entry.sequence()));
                }
            }
        }
        return untold;
    }

    /** Facts for listeners of another version are left to nodes that know them. */
    Set<String> listening() {
        return listeners.obtain().stream().map(CaseListener::name).collect(Collectors.toUnmodifiableSet());
    }

    void tell(String listener, List<CaseEvent> events) {
        listeners.obtain().stream().filter(one -> one.name().equals(listener)).forEach(one -> one.happened(events));
    }
}

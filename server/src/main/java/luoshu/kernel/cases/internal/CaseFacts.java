package luoshu.kernel.cases.internal;

import java.util.List;

import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.cases.CaseListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells others, in the transaction that made it true. */
@Component
class CaseFacts {

    private final List<CaseListener> listeners;
    private final ApplicationEventPublisher events;

    CaseFacts(List<CaseListener> listeners, ApplicationEventPublisher events) {
        this.listeners = listeners;
        this.events = events;
    }

    void tell(CaseWork work, String number) {
        CaseFile.Identity identity = work.file.identity;
        for (JournalRow row : work.entries) {
            CaseEvent event = new CaseEvent(row.event(), identity.id(), number, row.sequence(), row.state(), row.at(), identity.matterCode(), identity.matterName(), identity.organ(),
                    identity.region(), identity.applicant(), identity.person(), row.told(), row.subject());
            listeners.forEach(listener -> listener.happened(event));
            events.publishEvent(event);
        }
    }
}

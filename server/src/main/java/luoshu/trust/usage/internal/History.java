package luoshu.trust.usage.internal;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.trust.certificates.Certificates;
import luoshu.trust.usage.Use;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 用证记录, for the holder. */
@Component
public class History {

    private final Certificates certificates;
    private final UseLog log;

    History(Certificates certificates, UseLog log) {
        this.certificates = certificates;
        this.log = log;
    }

    @Transactional(readOnly = true)
    public List<Use> of(Actor.Applicant holder, UUID certificate) {
        return log.list(certificates.getOf(holder, certificate).id());
    }
}

package luoshu.trust.payments.internal;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.payments.PaymentNotice;
import luoshu.trust.payments.PaymentNoticeRow;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the payer, or whoever acts for them, does. What is not theirs does not exist. */
@Component
public class PayerDesk {

    private final NoticeQueries notices;
    private final AttemptQueries attempts;
    private final NoticeViews views;
    private final NoticeDesk desk;
    private final Collecting collecting;
    private final Cases cases;
    private final Access access;

    PayerDesk(NoticeQueries notices, AttemptQueries attempts, NoticeViews views, NoticeDesk desk, Collecting collecting, Cases cases, Access access) {
        this.notices = notices;
        this.attempts = attempts;
        this.views = views;
        this.desk = desk;
        this.collecting = collecting;
        this.cases = cases;
        this.access = access;
    }

    public Page<PaymentNoticeRow> page(PageRequest page) {
        return notices.pageOf(access.applicant(), page);
    }

    /** None for a case that costs nothing. @throws NotFound when it is not theirs */
    public List<PaymentNotice> ofCase(String number) {
        List<NoticeRow> rows = notices.ofCase(access.applicant(), number);
        if (rows.isEmpty()) {
            cases.requireOf(access.applicant(), number);
        }
        return views.of(rows).stream().map(PaymentNotice::withoutOfficials).toList();
    }

    public PaymentNotice get(UUID id) {
        return views.of(mine(id)).withoutOfficials();
    }

    /** Where to pay. The bank is asked outside a transaction; asking again gives the order that is open. */
    public String checkout(UUID id) {
        mine(id);
        return collecting.checkout(id, access.actor().subject());
    }

    /** Asks the bank about what is open: a callback may be late, or lost. */
    public PaymentNotice refresh(UUID id) {
        mine(id);
        attempts.findOpen(id).ifPresent(collecting::ask);
        return get(id);
    }

    @Transactional
    public PaymentNotice renew(UUID id) {
        return get(desk.renew(notices.lock(mine(id).id()).orElseThrow()));
    }

    private NoticeRow mine(UUID id) {
        Actor.Applicant actor = access.applicant();
        return notices.findOf(actor, id).orElseThrow(() -> new NotFound("payment"));
    }
}

package luoshu.trust.payments.internal;

import java.util.List;
import java.util.Optional;

import luoshu.kernel.texts.Text;
import luoshu.trust.payments.NoticeState;
import luoshu.trust.payments.PaymentNotice;
import luoshu.trust.payments.PaymentProvider;
import org.springframework.stereotype.Component;

/** A notice with what became of it. */
@Component
class NoticeViews {

    private final AttemptQueries attempts;
    private final BillQueries bills;
    private final ReductionQueries reductions;
    private final RefundQueries refunds;
    private final Providers providers;

    NoticeViews(AttemptQueries attempts, BillQueries bills, ReductionQueries reductions, RefundQueries refunds, Providers providers) {
        this.attempts = attempts;
        this.bills = bills;
        this.reductions = reductions;
        this.refunds = refunds;
        this.providers = providers;
    }

    PaymentNotice of(NoticeRow row) {
        Optional<AttemptRow> open = row.state() == NoticeState.PENDING ? attempts.findOpen(row.id()) : Optional.empty();
        Optional<PaymentProvider> provider = open.or(() -> attempts.findPaid(row.id())).map(attempt -> providers.get(attempt.provider()))
                .or(() -> providers.all().isEmpty() ? Optional.empty() : Optional.of(providers.forNewOrders()));
        Text name = provider.map(PaymentProvider::name).orElse(null);
        boolean settled = row.state() == NoticeState.PAID || row.state() == NoticeState.REFUNDED;
        return new PaymentNotice(row.id(), row.code(), row.caseNumber(), row.matterName(), row.organName(), row.payerName(), row.items(), row.fen(), row.reducedFen(), row.dueFen(), row.state(),
                row.waived(), row.version(), row.issuedAt(), row.dueOn(), row.paidAt(), row.endReason(), name, provider.map(PaymentProvider::simulated).orElse(false),
                open.map(AttemptRow::url).filter(url -> !url.isEmpty()).orElse(null), settled ? bills.findNewest(row.id()).orElse(null) : null, reductions.findNewest(row.id()).orElse(null),
                settled ? refunds.findNewest(row.id()).orElse(null) : null);
    }

    List<PaymentNotice> of(List<NoticeRow> rows) {
        return rows.stream().map(this::of).toList();
    }
}

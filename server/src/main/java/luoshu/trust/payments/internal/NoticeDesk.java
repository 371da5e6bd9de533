package luoshu.trust.payments.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.cases.CaseCharges;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.matters.FeeCharge;
import luoshu.kernel.parties.Enterprise;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.payments.NoticeState;
import org.springframework.stereotype.Component;

/** The life of a notice until it is paid. Callers have asked who may, and hold a transaction. */
@Component
class NoticeDesk {

    private final NoticeQueries notices;
    private final AttemptQueries attempts;
    private final Codes codes;
    private final PaymentRecords records;
    private final PaymentSettings settings;
    private final Cases cases;
    private final Parties parties;
    private final Clock clock;

    NoticeDesk(NoticeQueries notices, AttemptQueries attempts, Codes codes, PaymentRecords records, PaymentSettings settings, Cases cases, Parties parties, Clock clock) {
        this.notices = notices;
        this.attempts = attempts;
        this.codes = codes;
        this.records = records;
        this.settings = settings;
        this.cases = cases;
        this.parties = parties;
        this.clock = clock;
    }

    /** Nothing when the case costs nothing, or one is open. */
    Optional<UUID> issue(UUID caseId) {
        CaseCharges charges = cases.getCharges(caseId);
        long fen = charges.fees().stream().mapToLong(FeeCharge::amount).sum();
        if (fen == 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String payerNumber = parties.find(new PartyId(charges.applicant())).map(party -> party instanceof Enterprise enterprise ? enterprise.creditCode().value() : null).orElse(null);
        Optional<UUID> issued = notices.insert(codes.notice(), charges, payerNumber, fen, now, LocalDate.ofInstant(now, BillDesk.HENAN).plusDays(settings.daysToPay()));
        issued.flatMap(notices::find).ifPresent(records::due);
        return issued;
    }

    /** Another one after one that ran out, was cancelled by mistake, or was refunded before the result was issued. */
    UUID renew(NoticeRow old) {
        if (old.state() == NoticeState.PENDING || old.state() == NoticeState.PAID || old.waived() || notices.ofCase(old.caseId()).stream().anyMatch(NoticeDesk::settles)) {
            throw new Refused(Problem.Kind.CONFLICT, "notice-not-ended", "this case has a notice that counts", Map.of("state", old.state().name()));
        }
        return issue(old.caseId()).orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "notice-not-ended", "this case has a notice that counts"));
    }

    void cancel(NoticeRow row, String reason) {
        requireIdle(row);
        notices.end(row.id(), NoticeState.CANCELLED, false, reason, clock.instant());
        records.audit("payment.cancel", row, Map.of("reason", reason));
        records.ended(row, "cancelled");
    }

    /** @throws Refused 409 unless it is pending and nobody is paying it just now */
    void requireIdle(NoticeRow row) {
        if (row.state() != NoticeState.PENDING) {
            throw Collecting.notPending(row);
        }
        if (attempts.findOpen(row.id()).isPresent()) {
            throw new Refused(Problem.Kind.CONFLICT, "payment-under-way", "an order is open at the bank; it ends by itself when it is not paid");
        }
    }

    int expire() {
        List<UUID> expired = notices.expire(LocalDate.now(clock.withZone(BillDesk.HENAN)), clock.instant());
        expired.stream().map(notices::find).flatMap(Optional::stream).forEach(row -> {
            records.audit("payment.expire", row, Map.of());
            records.ended(row, "expired");
        });
        return expired.size();
    }

    /** Does this notice open the way to the result? */
    static boolean settles(NoticeRow row) {
        return row.state() == NoticeState.PAID || row.waived();
    }
}

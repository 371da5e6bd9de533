package luoshu.trust.payments.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Permission;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.payments.FeeReduction;
import luoshu.trust.payments.NoticeState;
import luoshu.trust.payments.PaymentNotice;
import luoshu.trust.payments.PaymentNoticeRow;
import luoshu.trust.payments.PaymentRefund;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What officials do with notices, reductions and refunds. Who asked never decides. */
@Component
public class CollectorDesk {

    private static final int LONGEST = 500;
    private final NoticeQueries notices;
    private final NoticeViews views;
    private final NoticeDesk desk;
    private final ReductionQueries reductions;
    private final RefundQueries refunds;
    private final AttemptQueries attempts;
    private final PaymentRecords records;
    private final Codes codes;
    private final Cases cases;
    private final Access access;
    private final Clock clock;

    CollectorDesk(NoticeQueries notices, NoticeViews views, NoticeDesk desk, ReductionQueries reductions, RefundQueries refunds, AttemptQueries attempts, PaymentRecords records, Codes codes,
                  Cases cases, Access access, Clock clock) {
        this.notices = notices;
        this.views = views;
        this.desk = desk;
        this.reductions = reductions;
        this.refunds = refunds;
        this.attempts = attempts;
        this.records = records;
        this.codes = codes;
        this.cases = cases;
        this.access = access;
        this.clock = clock;
    }

    public Page<PaymentNoticeRow> page(@Nullable NoticeState state, @Nullable String q, PageRequest page) {
        access.require(PaymentPermissions.READ);
        return notices.page(access.scope(PaymentPermissions.READ), state, q, page);
    }

    public PaymentNotice get(UUID id) {
        access.require(PaymentPermissions.READ);
        return views.of(notices.find(id, access.scope(PaymentPermissions.READ)).orElseThrow(() -> new NotFound("payment")));
    }

    public List<PaymentNotice> ofCase(String number) {
        access.require(PaymentPermissions.READ);
        List<NoticeRow> rows = notices.ofCase(number, access.scope(PaymentPermissions.READ));
        if (rows.isEmpty()) {
            cases.requireReadable(number);
        }
        return views.of(rows);
    }

    @Transactional
    public PaymentNotice cancel(UUID id, int version, @Nullable String reason) {
        NoticeRow row = held(id, PaymentPermissions.COLLECT);
        desk.requireIdle(row);
        current(row, version);
        desk.cancel(row, said(reason, "/reason", "请写明撤销的原因"));
        return get(id);
    }

    @Transactional
    public PaymentNotice renew(UUID id) {
        return get(desk.renew(held(id, PaymentPermissions.COLLECT)));
    }

    /** 减免: only of fees the law lets be reduced, with the basis and a reason. */
    @Transactional
    public PaymentNotice askReduction(UUID id, int version, long fen, @Nullable String reason, @Nullable String basis) {
        NoticeRow row = held(id, PaymentPermissions.COLLECT);
        desk.requireIdle(row);
        if (reductions.findOpen(id).isPresent()) {
            throw new Refused(Problem.Kind.CONFLICT, "reduction-pending", "a reduction of this fee is being decided");
        }
        current(row, version);
        long reducible = row.items().stream().filter(item -> item.reducible()).mapToLong(item -> item.amount()).sum() - row.reducedFen();
        List<FieldError> errors = new ArrayList<>();
        if (reducible <= 0) {
            throw new Refused(Problem.Kind.CONFLICT, "not-reducible", "the law names no reduction of these fees");
        }
        if (fen < 1 || fen > reducible) {
            errors.add(new FieldError("/fen", "out-of-range", "减免金额应在 0.01 元至 " + Yuan.figures(reducible) + " 元之间"));
        }
        missing(reason, "/reason", "请写明减免的理由", errors);
        missing(basis, "/basis", "请写明减免的依据", errors);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        reductions.insert(id, fen, String.valueOf(reason).strip(), String.valueOf(basis).strip(), access.official(), clock.instant());
        records.audit("payment.ask-reduction", row, Map.of("fen", fen));
        return get(id);
    }

    @Transactional
    public PaymentNotice decideReduction(UUID notice, UUID reduction, boolean approve, @Nullable String note) {
        NoticeRow row = held(notice, PaymentPermissions.APPROVE);
        ReductionQueries.Open open = reductions.findOpen(notice).filter(one -> one.id().equals(reduction))
                .orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "already-decided", "this was decided meanwhile"));
        Actor.Official official = access.official();
        other(open.requestedBy().toString(), official);
        String words = said(note, "/note", "请写明审批意见");
        desk.requireIdle(row);
        reductions.decide(reduction, approve ? FeeReduction.State.APPROVED : FeeReduction.State.REFUSED, official, words, clock.instant());
        records.audit(approve ? "payment.approve-reduction" : "payment.refuse-reduction", row, Map.of("fen", open.fen()));
        if (approve) {
            notices.reduce(notice, open.fen());
            if (row.dueFen() == open.fen()) {
                notices.end(notice, NoticeState.CANCELLED, true, open.reason(), clock.instant());
                records.ended(row, "waived");
            }
        }
        return get(notice);
    }

    @Transactional
    public PaymentNotice askRefund(UUID id, PaymentRefund.@Nullable Kind kind, @Nullable String reason) {
        NoticeRow row = held(id, PaymentPermissions.COLLECT);
        if (row.state() != NoticeState.PAID) {
            throw new Refused(Problem.Kind.CONFLICT, "notice-not-paid", "nothing has been paid that could go back", Map.of("state", row.state().name()));
        }
        List<FieldError> errors = new ArrayList<>();
        if (kind == null || kind == PaymentRefund.Kind.SURPLUS) {
            errors.add(new FieldError("/kind", "required", "请选择退付的情形"));
        }
        missing(reason, "/reason", "请写明退付的原因", errors);
        if (!errors.isEmpty() || kind == null) {
            throw new Invalid(errors);
        }
        AttemptRow paid = attempts.findPaid(id).orElseThrow();
        refunds.insert(codes.order('R', LocalDate.now(clock.withZone(BillDesk.HENAN))), paid, kind, String.valueOf(reason).strip(), access.official(), clock.instant())
                .orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "refund-under-way", "a refund of this payment is under way"));
        records.audit("payment.ask-refund", row, Map.of("fen", paid.fen(), "kind", kind.name()));
        return get(id);
    }

    public Page<PaymentRefund> refunds(PaymentRefund.@Nullable State state, PageRequest page) {
        access.require(PaymentPermissions.READ);
        return refunds.page(access.scope(PaymentPermissions.READ), state, page);
    }

    @Transactional
    public PaymentRefund decideRefund(UUID id, boolean approve, @Nullable String note) {
        access.require(PaymentPermissions.APPROVE);
        RefundRow refund = refunds.find(id).filter(found -> notices.find(found.notice(), access.scope(PaymentPermissions.READ)).isPresent()).orElseThrow(() -> new NotFound("refund"));
        NoticeRow row = held(refund.notice(), PaymentPermissions.APPROVE);
        if (refunds.find(id).orElseThrow().state() != PaymentRefund.State.REQUESTED) {
            throw new Refused(Problem.Kind.CONFLICT, "already-decided", "this was decided meanwhile");
        }
        Actor.Official official = access.official();
        other(refund.requestedBy(), official);
        refunds.decide(id, approve ? PaymentRefund.State.APPROVED : PaymentRefund.State.REJECTED, official, said(note, "/note", "请写明审批意见"), clock.instant());
        records.audit(approve ? "payment.approve-refund" : "payment.refuse-refund", row, Map.of("refund", refund.refundNo(), "fen", refund.fen()));
        return refunds.get(id);
    }

    /** Locked, within reach of whoever reads, and theirs to act on. */
    private NoticeRow held(UUID id, Permission permission) {
        access.require(permission);
        notices.find(id, access.scope(PaymentPermissions.READ)).orElseThrow(() -> new NotFound("payment"));
        NoticeRow row = notices.lock(id).orElseThrow();
        access.require(permission, row.subject());
        return row;
    }

    private static void current(NoticeRow row, int version) {
        if (row.version() != version) {
            throw IfMatch.stale();
        }
    }

    private static void other(String requestedBy, Actor.Official official) {
        if (requestedBy.equals(official.subject())) {
            throw new Refused(Problem.Kind.NOT_PERMITTED, "same-person", "who asked does not decide");
        }
    }

    private static String said(@Nullable String text, String pointer, String message) {
        List<FieldError> errors = new ArrayList<>();
        missing(text, pointer, message, errors);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return String.valueOf(text).strip();
    }

    private static void missing(@Nullable String text, String pointer, String message, List<FieldError> errors) {
        if (text == null || text.isBlank()) {
            errors.add(new FieldError(pointer, "required", message));
        } else if (text.strip().length() > LONGEST) {
            errors.add(new FieldError(pointer, "too-long", "不超过 " + LONGEST + " 字"));
        }
    }
}

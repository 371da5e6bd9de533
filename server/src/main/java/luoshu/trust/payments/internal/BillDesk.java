package luoshu.trust.payments.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.documents.DocumentHeading;
import luoshu.kernel.documents.DocumentKind;
import luoshu.kernel.documents.Documents;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.payments.FiscalBill;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fiscal e-bills. Number and bill are written by one transaction, the one in which the money came or went: none is skipped, none is given twice. */
@Component
public class BillDesk {

    static final ZoneId HENAN = ZoneId.of("Asia/Shanghai");
    private final BillQueries bills;
    private final BillCodes codes;
    private final Codes random;
    private final Documents documents;
    private final PaymentSettings settings;
    private final PaymentRecords records;
    private final Access access;
    private final Clock clock;

    BillDesk(BillQueries bills, BillCodes codes, Codes random, Documents documents, PaymentSettings settings, PaymentRecords records, Access access, Clock clock) {
        this.bills = bills;
        this.codes = codes;
        this.random = random;
        this.documents = documents;
        this.settings = settings;
        this.records = records;
        this.access = access;
        this.clock = clock;
    }

    /** In the transaction in which the notice is paid. */
    void issue(NoticeRow notice) {
        List<Map<String, String>> items = notice.items().stream().map(item -> Map.of("code", item.code(), "name", item.name().zh(), "unit", item.per(), "quantity", item.quantity().toPlainString(),
                "standard", Yuan.figures(item.fen()), "amount", Yuan.figures(item.amount()))).toList();
        Map<String, Object> facts = facts(notice, items, notice.dueFen());
        if (notice.reducedFen() > 0) {
            facts.put("remark", "减免" + Yuan.figures(notice.reducedFen()) + "元");
        }
        records.billIssued(notice, write(notice, null, notice.dueFen(), facts), notice.dueFen(), null);
    }

    /** In the transaction in which the money went back. */
    void reverse(NoticeRow notice, String reason) {
        FiscalBill bill = bills.findInForce(notice.id()).orElseThrow(() -> new IllegalStateException("a paid notice has no bill: " + notice.id()));
        Map<String, Object> facts = facts(notice, List.of(Map.of("code", "-", "name", "冲红：" + notice.matterName().zh(), "unit", "笔", "quantity", "1", "standard", Yuan.figures(-bill.fen()),
                "amount", Yuan.figures(-bill.fen()))), -bill.fen());
        facts.put("remark", "冲销票据代码" + bill.code() + "、票据号码" + bill.number() + "；原因：" + reason);
        facts.put("red", true);
        bills.reverse(bill.id());
        records.billIssued(notice, write(notice, bill.id(), -bill.fen(), facts), -bill.fen(), bill.number());
    }

    private String write(NoticeRow notice, @Nullable UUID reverses, long fen, Map<String, Object> facts) {
        Instant now = clock.instant();
        String check = random.check();
        String code = codes.of(LocalDate.ofInstant(now, HENAN));
        facts.put("billCode", code);
        facts.put("checkCode", check);
        DocumentHeading heading = documents.heading(DocumentKind.FISCAL_BILL, "", facts);
        // Last: every other bill of this code waits from here to the commit.
        String number = "%010d".formatted(bills.next(code));
        facts.put("billNumber", number);
        facts.put("qrText", settings.verifyAt() + "?code=" + code + "&number=" + number + "&check=" + check);
        bills.insert(code, number, check, notice.id(), reverses, fen, now, heading, facts);
        return code + "-" + number;
    }

    private static Map<String, Object> facts(NoticeRow notice, List<Map<String, String>> items, long fen) {
        Map<String, Object> facts = new LinkedHashMap<>(Map.of("items", items, "total", Yuan.figures(fen), "totalWords", Yuan.words(fen), "payCode", notice.code(), "payeeCode", notice.organ()));
        if (notice.payerNumber() != null) {
            facts.put("payerNumber", notice.payerNumber());
        }
        return facts;
    }

    /** 票据查验, for anybody who holds all three. @throws NotFound alike for whatever is wrong */
    public FiscalBill verify(String code, String number, String check) {
        Optional<FiscalBill> bill = code.matches("[0-9]{8}") && number.matches("[0-9]{10}") ? bills.find(code, number) : Optional.empty();
        return bill.filter(found -> found.checkCode().equalsIgnoreCase(check.strip())).orElseThrow(() -> new NotFound("bill"));
    }

    public Page<FiscalBill> page(@Nullable String q, PageRequest page) {
        access.require(PaymentPermissions.READ);
        return bills.page(access.scope(PaymentPermissions.READ), q, page);
    }
}

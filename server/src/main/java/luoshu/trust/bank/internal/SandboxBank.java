package luoshu.trust.bank.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import luoshu.kernel.texts.Text;
import luoshu.trust.bank.BankState;
import luoshu.trust.payments.PaymentProvider;
import luoshu.trust.payments.ProviderAway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The simulated bank as the platform sees it. */
@Component
@ConditionalOnProperty(name = "luoshu.bank.simulated", matchIfMissing = true)
public class SandboxBank implements PaymentProvider {

    static final String CODE = "sandbox";
    private static final ZoneId HENAN = ZoneId.of("Asia/Shanghai");
    private final BankQueries queries;
    private final BankMessages messages;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SandboxBank(BankQueries queries, BankMessages messages, Clock clock) {
        this.queries = queries;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Text name() {
        return new Text("沙箱银行（演示）", "Sandbox bank (demonstration)");
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public String begin(PaymentOrder order) {
        answers();
        byte[] token = new byte[16];
        random.nextBytes(token);
        queries.open(order, HexFormat.of().formatHex(token), clock.instant());
        return "/sandbox-bank/" + queries.findTrade(order.orderNo()).orElseThrow().token();
    }

    @Override
    @Transactional
    public TradeAnswer ask(BookEntry entry, String number) {
        answers();
        ripen();
        return answer(entry, number);
    }

    TradeAnswer answer(BookEntry entry, String number) {
        return switch (entry) {
            case PAYMENT -> queries.findTrade(number).map(this::answer).orElseGet(TradeAnswer.Unknown::new);
            case REFUND -> queries.findPayback(number).<TradeAnswer>map(back -> switch (back.state()) {
                case "DONE" -> new TradeAnswer.Settled(back.fen(), back.reference(), Objects.requireNonNull(back.tradedAt()));
                case "FAILED" -> new TradeAnswer.Failed("收款账户异常");
                default -> new TradeAnswer.Pending();
            }).orElseGet(TradeAnswer.Unknown::new);
        };
    }

    private TradeAnswer answer(BankQueries.TradeRow trade) {
        return switch (trade.state()) {
            case "PAID" -> new TradeAnswer.Settled(trade.fen(), String.valueOf(trade.reference()), Objects.requireNonNull(trade.tradedAt()));
            case "OPEN" -> {
                if (trade.expiresAt().isAfter(clock.instant())) {
                    yield new TradeAnswer.Pending();
                }
                queries.end(trade.orderNo(), "CLOSED", null, clock.instant());
                yield new TradeAnswer.Failed("订单超时关闭");
            }
            default -> new TradeAnswer.Failed(trade.state().equals("REFUSED") ? "付款未成功" : "订单超时关闭");
        };
    }

    @Override
    public void refund(RefundOrder order) {
        BankState state = answers();
        queries.payBack(order, reference(), clock.instant().plusMillis(state.refundDelayMillis()));
    }

    /** Refunds that are due happen now, and are told. */
    void ripen() {
        BankState state = queries.state();
        Instant now = clock.instant();
        queries.ripen(state.refuseRefunds(), now).forEach(refund -> queries.deliver(BookEntry.REFUND, refund, now.plusMillis(state.callbackDelayMillis()), state.callbackCopies()));
    }

    @Override
    public Callback read(byte[] body, Function<String, @Nullable String> header) {
        return messages.read(body, header.apply(BankMessages.HEADER));
    }

    /** The file as the bank would put it on its server: an entry a line, the last line its count and signature. */
    @Override
    public Stream<StatementLine> statement(LocalDate day) {
        BankState state = answers();
        List<StatementLine> lines = new ArrayList<>(queries.traded(day.atStartOfDay(HENAN).toInstant(), day.plusDays(1).atStartOfDay(HENAN).toInstant()));
        spoil(lines, state.statementFault());
        queries.writeStatement(day, StatementFile.write(day, lines, messages::sign), clock.instant());
        return StatementFile.read(day, queries.getStatement(day), messages::sign).stream();
    }

    private static void spoil(List<StatementLine> lines, BankState.StatementFault fault) {
        switch (fault) {
            case NONE -> { }
            case OMIT -> {
                if (!lines.isEmpty()) {
                    lines.removeLast();
                }
            }
            case AMOUNT -> {
                if (!lines.isEmpty()) {
                    StatementLine last = lines.removeLast();
                    lines.add(new StatementLine(last.entry(), last.number(), last.fen() + 1, last.reference()));
                }
            }
            case EXTRA -> lines.add(new StatementLine(BookEntry.PAYMENT, "P19700101000000000000000", 100, "B0"));
        }
    }

    String reference() {
        return "B" + DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(clock.instant(), HENAN)) + "%012d".formatted(random.nextLong(1_000_000_000_000L));
    }

    private BankState answers() {
        BankState state = queries.state();
        if (state.outage()) {
            throw new ProviderAway("the sandbox bank is switched off");
        }
        return state;
    }
}

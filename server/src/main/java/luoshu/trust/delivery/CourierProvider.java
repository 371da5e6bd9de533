package luoshu.trust.delivery;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * Extension point: a courier. What it tells is believed as far as it is signed; it may repeat itself, be late, and come in any order. {@link #order} and {@link #track} may throw
 * {@link CourierAway}; neither is called within a transaction.
 */
public interface CourierProvider {

    /** Stable, kebab-case: stands in addresses and books. */
    String code();

    Text name();

    /** No parcel moves. Said on every screen. */
    boolean simulated();

    /** The same order again gives the same waybill. */
    String order(Parcel parcel);

    /** Everything it knows about a waybill. */
    List<Tracked> track(String waybill);

    /**
     * A message the courier sent.
     *
     * @param header value of a header of the request
     * @throws luoshu.kernel.problems.Problem when it is not this courier's, or too old
     */
    List<Tracked> read(byte[] body, Function<String, @Nullable String> header);

    /** @param order number of ours */
    record Parcel(String order, String sender, String recipient, String mobile, String address) {
    }

    /** {@code id}: of the event, once per waybill. {@code note}: who signed, or why not. */
    record Tracked(String id, String waybill, Instant at, Kind kind, String place, @Nullable String note) {
    }

    /** 收寄 · 运输中 · 派送中 · 投递未成功 · 签收 · 退回. */
    enum Kind { TAKEN, UNDER_WAY, OUT_FOR_DELIVERY, ATTEMPT_FAILED, SIGNED, RETURNED }
}

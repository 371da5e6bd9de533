package luoshu.trust.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * A result on its way.
 *
 * @param address   with recipient and who signed, in clear for the applicant and the sending organ, masked for other officials; the mobile number is masked for everybody
 * @param codeLeft  tries left with the pick-up code; null where there is none
 * @param collector who took it; {@code collectorId} masked
 */
public record ResultDelivery(UUID id, String caseNumber, Text matterName, String organName, String applicantName, Way way, State state, @Nullable String address, @Nullable String recipient,
                             @Nullable String mobileMasked, @Nullable Text courier, boolean simulated, @Nullable String waybill, List<Event> events, @Nullable LocalDate codeUntil,
                             @Nullable Integer codeLeft, @Nullable String place, @Nullable String collector, @Nullable CollectorKind collectorKind, @Nullable String collectorId,
                             @Nullable String handedBy, Instant madeAt, @Nullable Instant sentAt, @Nullable Instant endedAt, int version) {

    public enum Way { COURIER, PICKUP }

    /** 待寄出 · 已寄出 · 已签收 · 已退回 · 待领取 · 已领取 · 已以其他方式送达. */
    public enum State { TO_SEND, SENT, RECEIVED, RETURNED, WAITING, COLLECTED, ENDED }

    public enum CollectorKind { SELF, AGENT }

    @Schema(name = "TrackingEvent")
    public record Event(Instant at, CourierProvider.Kind kind, String place, @Nullable String note) {

        /** The note of a signature names who signed. */
        public Event withoutSigner() {
            return kind == CourierProvider.Kind.SIGNED ? new Event(at, kind, place, null) : this;
        }
    }

    /** As the applicant sees it: officials are not named. */
    public ResultDelivery withoutOfficials() {
        return new ResultDelivery(id, caseNumber, matterName, organName, applicantName, way, state, address, recipient, mobileMasked, courier, simulated, waybill, events, codeUntil, codeLeft, place,
                collector, collectorKind, collectorId, null, madeAt, sentAt, endedAt, version);
    }
}

package luoshu.trust.delivery.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import luoshu.kernel.access.Subject;
import luoshu.kernel.texts.Text;
import luoshu.trust.delivery.ResultDelivery;
import org.jspecify.annotations.Nullable;

/** A row of delivery.item. */
record ItemRow(UUID id, UUID caseId, String caseNumber, String matterCode, Text matterName, String organ, String organName, String duty, String region, int confidentiality, UUID applicant,
               UUID person, String applicantName, ResultDelivery.Way way, ResultDelivery.State state, @Nullable String address, @Nullable String recipient, @Nullable String mobile,
               @Nullable String provider, @Nullable String waybill, int sendings, byte @Nullable [] code, int codeTries, @Nullable LocalDate codeUntil, @Nullable String place,
               @Nullable String collector, ResultDelivery.@Nullable CollectorKind collectorKind, @Nullable String collectorId, @Nullable String handedBy, Instant madeAt, @Nullable Instant sentAt,
               @Nullable Instant endedAt, int version) {

    Subject subject() {
        return new Subject(organ, duty, region, confidentiality);
    }
}

package luoshu.data.objections.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.data.objections.Datum;
import luoshu.data.objections.ObjectionOrigin;
import luoshu.data.objections.ObjectionState;
import luoshu.data.prefill.PrefillParameter;
import org.jspecify.annotations.Nullable;

/** A row of objections.objection. */
record ObjectionFile(UUID id, String number, Datum datum, String subjectName, String raisedBy, String raisedByName, @Nullable Place raiser, Instant raisedAt, ObjectionOrigin origin, String originRef, String originPlace,
                     String originTitle, String resourceName, Place provider, @Nullable String contract, @Nullable String path, List<PrefillParameter> parameters, String matter, String stated, String proposed, String reason,
                     ObjectionState state, int version, @Nullable LocalDate due, @Nullable String rightValue, @Nullable LocalDate correctedOn, @Nullable String correctedWhere, @Nullable String finding, boolean proven,
                     @Nullable Instant answeredAt, @Nullable String answeredBy, @Nullable Instant endedAt) {
}

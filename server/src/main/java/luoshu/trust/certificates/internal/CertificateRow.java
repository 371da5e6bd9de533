package luoshu.trust.certificates.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.texts.Text;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.CertificateField;
import luoshu.trust.certificates.CertificateFile;
import luoshu.trust.certificates.CertificateHolder;
import luoshu.trust.certificates.CertificateIdentifier;
import luoshu.trust.certificates.CertificateIssuer;
import luoshu.trust.certificates.CertificateOrigin;
import luoshu.trust.certificates.CertificateState;
import luoshu.trust.certificates.CertificateStock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A certificate with its newest edition as the database has them: the stored state knows nothing of days. */
record CertificateRow(UUID id, String type, CertificateIdentifier identifier, String number, CertificateHolder holder, CertificateIssuer issuer, @Nullable CertificateOrigin origin,
                      @Nullable String catalogCode, @Nullable String matterCode, Map<String, String> values, LocalDate validFrom, @Nullable LocalDate validTo, @Nullable CertificateFile file,
                      @Nullable CertificateStock stock, byte @Nullable [] holderSealed, CertificateState stored, Instant issuedAt, Instant changedAt, int revision) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, String>> VALUES = new TypeReference<>() {
    };

    static CertificateRow read(ResultSet row, int number) throws SQLException {
        UUID party = row.getObject("holder", UUID.class);
        UUID caseId = row.getObject("case_id", UUID.class);
        UUID file = row.getObject("file", UUID.class);
        UUID origin = row.getObject("stock_import", UUID.class);
        return new CertificateRow(row.getObject("id", UUID.class), row.getString("type"), CertificateIdentifier.parse(row.getString("identifier")), row.getString("number"),
                new CertificateHolder(party, PartyKind.valueOf(row.getString("holder_kind")), row.getString("holder_name"), row.getString("holder_code")),
                new CertificateIssuer(row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"), row.getInt("confidentiality")),
                caseId == null ? null : new CertificateOrigin(caseId, row.getString("case_number"), row.getString("matter_code"), row.getString("result_code")),
                row.getString("catalog_code"), row.getString("matter_code"), values(row.getString("fields")), row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class), file == null ? null : new CertificateFile(file, row.getString("digest"), row.getString("seal"), row.getString("seal_name")),
                origin == null ? null : new CertificateStock(origin, row.getInt("stock_line")), row.getBytes("holder_sealed"), CertificateState.valueOf(row.getString("state")), row.getTimestamp("issued_at").toInstant(), row.getTimestamp("changed_at").toInstant(), row.getInt("revision"));
    }

    static Map<String, String> values(String json) {
        return JSON.readValue(json, VALUES);
    }

    static String json(Map<String, String> values) {
        return JSON.writeValueAsString(values);
    }

    CertificateState state(LocalDate today) {
        return onDay(stored, validFrom, validTo, today);
    }

    /** What the calendar makes of a stored state. */
    static CertificateState onDay(CertificateState stored, LocalDate validFrom, @Nullable LocalDate validTo, LocalDate today) {
        if (stored != CertificateState.VALID && stored != CertificateState.EXPIRED) {
            return stored;
        }
        if (validTo != null && validTo.isBefore(today)) {
            return CertificateState.EXPIRED;
        }
        return validFrom.isAfter(today) ? CertificateState.NOT_YET_VALID : CertificateState.VALID;
    }

    Certificate view(CertificateTypes types, LocalDate today) {
        List<CertificateField> fields = types.find(type).map(known -> known.fields().stream().filter(field -> !values.getOrDefault(field.name(), "").isEmpty())
                .map(field -> new CertificateField(field.name(), field.label(), values.get(field.name()))).toList())
                .orElseGet(() -> values.entrySet().stream().map(one -> new CertificateField(one.getKey(), new Text(one.getKey(), one.getKey()), one.getValue())).toList());
        return new Certificate(id, identifier, type, types.name(type), number, holder, issuer, origin, fields, validFrom, validTo, file, stock, state(today), issuedAt, changedAt, revision);
    }
}

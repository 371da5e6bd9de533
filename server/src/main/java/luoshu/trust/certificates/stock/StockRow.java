package luoshu.trust.certificates.stock;

import java.time.LocalDate;
import java.util.Map;

import luoshu.kernel.organs.Organ;
import luoshu.kernel.parties.PartyKind;
import luoshu.trust.certificates.CertificateIdentifier;
import org.jspecify.annotations.Nullable;

/** A row that is right by itself. {@code holderNumber} in clear, on its way through only. */
record StockRow(int row, CertificateIdentifier identifier, String number, Organ organ, LocalDate issuedOn, LocalDate validFrom, @Nullable LocalDate validTo, PartyKind holderKind,
                String holderName, String holderNumber, Map<String, String> values) {
}

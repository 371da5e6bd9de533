package luoshu.trust.certificates.directory;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.trust.certificates.CertificateIdentifier;
import luoshu.trust.certificates.DirectoryPlatform;
import luoshu.trust.certificates.internal.Faces;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/**
 * An upper platform for the demonstration, with the habits of real ones: it checks every row by itself and refuses some with a remark, is away now and then, and sometimes takes a batch
 * and loses its answer. It remembers the last batches, and answers a repeated one as the first time.
 */
@Component
@ConditionalOnExpression("${luoshu.demo} and '${luoshu.certificates.directory.url:}'.isEmpty()")
class SimulatedDirectory implements DirectoryPlatform {

    private static final Set<String> OPERATIONS = Set.of("01", "02", "03", "04", "05", "06", "07", "08");
    private static final Pattern AREA = Pattern.compile("[1-9][0-9]{5}");
    private static final int REMEMBERED = 200;
    private static final int AWAY_EVERY = 7;
    private static final int LOST_EVERY = 5;
    private final Clock clock;
    private final Map<UUID, Receipt> taken = new LinkedHashMap<>();
    private int calls;

    SimulatedDirectory(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "模拟上级电子证照目录（演示）";
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public synchronized Receipt hand(UUID batch, List<Entry> entries) throws IOException {
        if (++calls % AWAY_EVERY == 0) {
            throw new IOException("answered 503 and no receipt for this batch");
        }
        Receipt known = taken.get(batch);
        if (known != null) {
            return known;
        }
        Map<String, String> refused = new HashMap<>();
        LocalDate today = LocalDate.ofInstant(clock.instant(), Faces.ZONE);
        for (Entry entry : entries) {
            String fault = fault(entry, today);
            if (!fault.isEmpty()) {
                refused.put(entry.key(), fault);
            }
        }
        Receipt receipt = new Receipt("ML" + today.toString().replace("-", "") + "-" + batch.toString().substring(24).toUpperCase(Locale.ROOT), refused);
        taken.put(batch, receipt);
        if (taken.size() > REMEMBERED) {
            taken.remove(taken.keySet().iterator().next());
        }
        if (calls % LOST_EVERY == 0) {
            throw new IOException("the connection broke off before the answer");
        }
        return receipt;
    }

    private static String fault(Entry entry, LocalDate today) {
        try {
            if (!CertificateIdentifier.parse(entry.sourceId()).type().equals(entry.typeCode())) {
                return "certificate_source_id 与 certificate_type_code 不一致";
            }
        } catch (IllegalArgumentException wrong) {
            return "certificate_source_id 校验不通过";
        }
        if (entry.holder().isBlank() || !CitizenId.isValid(entry.holderCode()) && !CreditCode.isValid(entry.holderCode())) {
            return "certificate_holder_code 校验不通过";
        }
        if (!AREA.matcher(entry.areaCode()).matches()) {
            return "certificate_area_code 不是有效的行政区划代码";
        }
        if (entry.issueDate().isAfter(today)) {
            return "issue_date 晚于当前日期";
        }
        return OPERATIONS.contains(entry.operation()) ? "" : "operation 不在代码表中";
    }
}

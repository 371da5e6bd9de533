package luoshu.trust.certificates.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import luoshu.kernel.parties.PartyKind;
import luoshu.trust.layout.Filling;
import luoshu.trust.layout.LayoutPackage;
import luoshu.trust.layout.Template;
import luoshu.trust.seals.Stamp;
import luoshu.trust.status.StatusPlace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Faces of certificates, each type's template prepared once. */
@Component
public class Faces {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final String LONG_TERM = "长期";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZONE);
    private static final String VERSION = "1";
    /** 状态清单位置, an extension of ours: {@code list/index}. */
    private static final String STATUS = "KZ_ZTQDWZ";

    private final CertificateTypes types;
    private final Map<String, Template> prepared = new ConcurrentHashMap<>();

    Faces(CertificateTypes types) {
        this.types = types;
    }

    List<Stamp> stamps(CertificateType type) {
        FaceLayout layout = types.layout(type);
        return List.of(new Stamp(0, layout.sealX(), layout.sealY()));
    }

    /** The document, not sealed yet. Refuses a value that has no room on the face. {@code place}: where its status will stand, for who checks it offline. */
    LayoutPackage fill(CertificateDraft draft, StatusPlace place) {
        Template template = prepared.computeIfAbsent(draft.type().code(), code -> Template.prepare(types.layout(draft.type()).design(draft.type(), VERSION)));
        Map<String, String> data = metadata(draft);
        data.put(STATUS, place.toString());
        Map<String, String> texts = new LinkedHashMap<>(data);
        texts.put(FaceLayout.DATE_OF_ISSUE, chinese(draft.issuedOn()));
        texts.put(FaceLayout.PERIOD, period(draft.validFrom(), draft.validTo()));
        Map<String, byte[]> images = Map.of(FaceLayout.CODE, QrCode.png(draft.identifier().toString()));
        return template.fill(new Filling(draft.id(), draft.type().name().zh(), draft.issuer().name(), draft.issuedOn(), texts, images, data));
    }

    /** GB/T 36903 by its short names. */
    private static Map<String, String> metadata(CertificateDraft draft) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("ZZMC", draft.type().name().zh());
        data.put("ZZLXDM", draft.type().code());
        data.put("ZZBH", draft.number());
        data.put("ZZBS", draft.identifier().toString());
        data.put("ZZBFJG", draft.issuer().name());
        data.put("ZZBFJGDM", draft.issuer().organ());
        data.put("ZZBFRQ", draft.issuedOn().toString());
        data.put("ZZYXQQSRQ", draft.validFrom().toString());
        data.put("ZZYXQJZRQ", draft.validTo() == null ? LONG_TERM : draft.validTo().toString());
        data.put("CZZT", draft.holder().name());
        data.put("CZZTDM", draft.holderCode());
        boolean person = draft.holder().kind() == PartyKind.PERSON;
        data.put("CZZTDMLX", person ? "公民身份号码" : "统一社会信用代码");
        data.put("CZZTDMLXDM", person ? "111" : "001");
        data.put("ZZQZSJ", SECONDS.format(draft.now()));
        data.put("CJSJ", SECONDS.format(draft.now()));
        draft.type().fields().forEach(field -> data.put(field.name(), draft.values().getOrDefault(field.name(), "")));
        return data;
    }

    static String chinese(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    private static String period(LocalDate from, @Nullable LocalDate to) {
        return to == null ? "自" + chinese(from) + "起长期有效" : chinese(from) + "至" + chinese(to);
    }
}

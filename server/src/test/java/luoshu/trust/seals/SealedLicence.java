package luoshu.trust.seals;

import java.awt.Font;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.layout.Box;
import luoshu.trust.layout.Colour;
import luoshu.trust.layout.Design;
import luoshu.trust.layout.Filling;
import luoshu.trust.layout.LayoutPackage;
import luoshu.trust.layout.Mark;
import luoshu.trust.layout.PackageLimits;
import luoshu.trust.layout.Sheet;
import luoshu.trust.layout.Template;
import luoshu.trust.layout.Typeface;

/** A licence of 商都市, its seal and those who may seal. */
public final class SealedLicence {

    public static final Instant AT = Instant.parse("2026-11-22T01:00:00Z");
    public static final Sm2Identity MAKER = Sm2Identity.named("Seal Maker");
    public static final Sm2Identity ORGAN = Sm2Identity.named("Market Regulation");
    public static final Sm2Identity STRANGER = Sm2Identity.named("Somebody else");
    public static final byte[] SEAL = new SealMaker(MAKER).make(order(ORGAN, "2026-01-01T00:00:00Z", "2030-01-01T00:00:00Z"));
    public static final Template LICENCE = Template.prepare(design());

    private SealedLicence() {
    }

    public static SealOrder order(Sm2Identity holder, String from, String to) {
        byte[] picture = new SealPicture(new Font(Font.SERIF, Font.PLAIN, 12)).draw("商都市市场监督管理局", "", 45);
        return new SealOrder("LUOSHU-0001", "商都市市场监督管理局", SealKind.ORGAN, "LUOSHU", List.of(holder.certificate()), Instant.parse(from), Instant.parse(from), Instant.parse(to), picture, 45);
    }

    public static Design design() {
        return new Design("Luoshu", "0.1", List.of(Typeface.named("宋体"), Typeface.named("楷体")), Map.of(), List.of(Sheet.a4(
                new Mark.Frame(new Box(12, 12, 186, 273), 0.8, Colour.OFFICIAL_RED),
                new Mark.Text("食品经营许可证", "楷体", 14, Colour.BLACK, Mark.Align.CENTRE, new Box(20, 40, 170, 20)),
                new Mark.Line(20, 65, 190, 65, 0.35, Colour.OFFICIAL_RED),
                new Mark.Text("许可证编号：{ZZBH}", "宋体", 5, Colour.BLACK, Mark.Align.LEFT, new Box(25, 75, 160, 8)),
                new Mark.Text("经营者名称：{CZZT}", "宋体", 5, Colour.BLACK, Mark.Align.LEFT, new Box(25, 90, 160, 16)),
                new Mark.Text("经营场所：{address}", "宋体", 5, Colour.BLACK, Mark.Align.LEFT, new Box(25, 110, 160, 22)),
                new Mark.Text("{ZZBFJG}", "宋体", 5, Colour.BLACK, Mark.Align.RIGHT, new Box(90, 235, 95, 8)),
                new Mark.Text("{ZZBFRQ}", "宋体", 5, Colour.BLACK, Mark.Align.RIGHT, new Box(90, 245, 95, 8)))));
    }

    public static Filling filling(String holder) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("ZZMC", "食品经营许可证");
        data.put("ZZBH", "JY14101000000017");
        data.put("ZZBS", "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U");
        data.put("CZZT", holder);
        data.put("ZZBFJG", "商都市市场监督管理局");
        data.put("ZZBFRQ", "2026-11-22");
        Map<String, String> texts = new LinkedHashMap<>(data);
        texts.put("address", "河南省商都市中原路 1 号");
        return new Filling(UUID.fromString("01933b2a-0000-7000-8000-000000000001"), "食品经营许可证", "商都市市场监督管理局", LocalDate.of(2026, 11, 22), texts, Map.of(), data);
    }

    public static LayoutPackage document() {
        return LICENCE.fill(filling("商都市老城胡辣汤店"));
    }

    public static byte[] file() {
        return new SealPress(SEAL, ORGAN, "0.1").seal(document(), List.of(new Stamp(0, 160, 240)), AT);
    }

    public static SealReport verify(byte[] file) {
        return verify(file, trust(CertificateTrust.Standing.TRUSTED, CertificateTrust.Standing.TRUSTED));
    }

    public static SealReport verify(byte[] file, CertificateTrust trust) {
        return new SealVerifier(trust, Clock.fixed(AT.plusSeconds(3_600), ZoneOffset.UTC), PackageLimits.USUAL).verify(file);
    }

    /** Trusts the two; nobody else. */
    public static CertificateTrust trust(CertificateTrust.Standing maker, CertificateTrust.Standing organ) {
        return new CertificateTrust() {
            @Override
            public Standing standing(byte[] certificate, Use use, Instant at) {
                return switch (use) {
                    case MAKING_SEALS -> Arrays.equals(certificate, MAKER.certificate()) ? maker : Standing.UNKNOWN;
                    case SEALING -> Arrays.equals(certificate, ORGAN.certificate()) ? organ : Standing.UNKNOWN;
                };
            }

            @Override
            public Optional<Instant> stamped(byte[] token, byte[] bytes) {
                return Optional.empty();
            }
        };
    }
}

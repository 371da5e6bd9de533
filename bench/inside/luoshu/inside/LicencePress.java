package luoshu.inside;

import java.awt.Font;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import luoshu.trust.layout.PackageRead;
import luoshu.trust.layout.PackageReader;
import luoshu.trust.layout.Part;
import luoshu.trust.layout.Sheet;
import luoshu.trust.layout.Template;
import luoshu.trust.layout.Typeface;
import luoshu.trust.seals.CertificateTrust;
import luoshu.trust.seals.SealKind;
import luoshu.trust.seals.SealMaker;
import luoshu.trust.seals.SealOrder;
import luoshu.trust.seals.SealPicture;
import luoshu.trust.seals.SealPress;
import luoshu.trust.seals.SealReport;
import luoshu.trust.seals.SealVerifier;
import luoshu.trust.seals.Stamp;
import luoshu.trust.seals.TimeStamping;

/**
 * The server's own layout and seals in a process of their own, driven like the peer: {@code make FOLDER N}, {@code check FILE MAKER ORGAN}, {@code spoil FROM TO},
 * {@code picture FILE}, {@code round N}. The licence is the one the peer builds. The last file made bears a time stamp as well.
 */
public final class LicencePress {

    private static final Colour RED = Colour.OFFICIAL_RED;

    private final Signer maker = Signer.named("Luoshu maker");
    private final Signer organ = Signer.named("Luoshu organ");
    private final byte[] picture;
    private final SealPress press;
    private final Template template = Template.prepare(new Design("Luoshu", "0.1", List.of(Typeface.named("宋体")), Map.of(), List.of(Sheet.a4(
            new Mark.Frame(new Box(12, 12, 186, 273), 0.35, RED), new Mark.Line(20, 65, 190, 65, 0.35, RED),
            text("食品经营许可证", 14, 56, 40), text("许可证编号：{ZZBH}", 5, 25, 75), text("经营者名称：{CZZT}", 5, 25, 90), text("经营场所：{address}", 5, 25, 110),
            text("{ZZBFJG}", 5, 135, 235), text("{ZZBFRQ}", 5, 160, 245)))));

    private LicencePress(String font) throws Exception {
        File face = new File(font);
        picture = new SealPicture(face.exists() ? Font.createFonts(face)[0] : new Font(Font.SERIF, Font.PLAIN, 12)).draw("商都市市场监督管理局", "", 45);
        Instant now = Instant.now();
        byte[] seal = new SealMaker(maker).make(new SealOrder("LUOSHU-4", "商都市市场监督管理局", SealKind.ORGAN, "LUOSHU", List.of(organ.certificate()), now.minusSeconds(60), now.minusSeconds(60),
                now.plusSeconds(86_400L * 365), picture, 45));
        press = new SealPress(seal, organ, "0.1");
    }

    public static void main(String[] arguments) throws Exception {
        LicencePress licences = new LicencePress(arguments.length > 0 ? arguments[0] : "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc");
        System.out.println("Luoshu");
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
        for (String order; (order = orders.readLine()) != null;) {
            String[] words = order.split(" ");
            System.out.println(switch (words[0]) {
                case "make" -> licences.make(Path.of(words[1]), Integer.parseInt(words[2]));
                case "picture" -> "written " + Files.write(Path.of(words[1]), licences.picture);
                case "check" -> check(Path.of(words[1]), Files.readAllBytes(Path.of(words[2])), Files.readAllBytes(Path.of(words[3])));
                case "spoil" -> spoil(Path.of(words[1]), Path.of(words[2]));
                case "round" -> licences.round(Integer.parseInt(words[1]));
                default -> "unknown order";
            });
        }
    }

    private static Mark.Text text(String content, double size, double x, double y) {
        return new Mark.Text(content, "宋体", size, Colour.BLACK, Mark.Align.LEFT, new Box(x, y, 150, size * 1.6));
    }

    private byte[] sealed(int number) {
        return sealed(number, TimeStamping.NONE);
    }

    private byte[] sealed(int number, TimeStamping stamping) {
        String licence = "JY1410100" + "%07d".formatted(number);
        Map<String, String> data = new LinkedHashMap<>();
        data.put("ZZMC", "食品经营许可证");
        data.put("ZZBH", licence);
        data.put("ZZBS", "1.2.156.3005.2.11100000000013338W011.11430000006122244L." + licence + ".001.U");
        data.put("CZZT", "商都市老城胡辣汤店");
        data.put("ZZBFJG", "商都市市场监督管理局");
        data.put("ZZBFRQ", "2026-11-22");
        Map<String, String> texts = new LinkedHashMap<>(data);
        texts.put("address", "河南省商都市中原路 " + (number % 900 + 1) + " 号");
        Filling filling = new Filling(UUID.randomUUID(), "食品经营许可证", "商都市市场监督管理局", LocalDate.of(2026, 11, 22), texts, Map.of(), data);
        return press.press(template.fill(filling), List.of(new Stamp(0, 160, 240)), Instant.now(), stamping).file();
    }

    private String make(Path folder, int count) throws Exception {
        Files.createDirectories(folder);
        Files.write(folder.resolve("maker.cer"), maker.certificate());
        Files.write(folder.resolve("organ.cer"), organ.certificate());
        for (int i = 0; i < count; i++) {
            Files.write(folder.resolve("luoshu-" + i + ".ofd"), sealed(i));
        }
        Files.write(folder.resolve("stamped.ofd"), sealed(count, new StampingAuthority()));
        return "made " + count;
    }

    /** One digit on the page changed, packed properly again. */
    private static String spoil(Path from, Path to) throws Exception {
        if (!(new PackageReader(PackageLimits.USUAL).read(Files.readAllBytes(from)) instanceof PackageRead.Opened opened)) {
            return "unreadable";
        }
        List<Part> parts = new ArrayList<>();
        opened.files().forEach((name, content) -> parts.add(Part.stored(name,
                name.contains("/Pages/") ? new String(content, StandardCharsets.UTF_8).replace("2026-11-22", "2027-11-22").getBytes(StandardCharsets.UTF_8) : content)));
        Files.write(to, LayoutPackage.write(parts));
        return "spoilt";
    }

    private String round(int count) {
        long bytes = 0;
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            bytes += sealed(i).length;
        }
        return "done " + count + " " + (System.nanoTime() - start) + " " + bytes;
    }

    private static String check(Path file, byte[] maker, byte[] organ) throws Exception {
        CertificateTrust trust = new CertificateTrust() {
            @Override
            public Standing standing(byte[] certificate, Use use, Instant at) {
                return Arrays.equals(certificate, use == Use.MAKING_SEALS ? maker : organ) ? Standing.TRUSTED : Standing.UNKNOWN;
            }

            @Override
            public Optional<Instant> stamped(byte[] token, byte[] bytes) {
                return Optional.empty();
            }
        };
        SealReport report = new SealVerifier(trust, Clock.systemUTC(), PackageLimits.USUAL).verify(Files.readAllBytes(file));
        return report.valid() ? "accepted " + report.seals().getFirst().facts().orElseThrow().version() + (report.covered() ? " whole" : " partly " + report.seals().getFirst().coverage().unprotectedFiles())
                : "refused " + report.first().orElseThrow();
    }
}

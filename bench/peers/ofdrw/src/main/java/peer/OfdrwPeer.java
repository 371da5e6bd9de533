package peer;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.ofdrw.gm.ses.parse.SESVersion;
import org.ofdrw.gm.ses.parse.VersionParser;
import org.ofdrw.gv.GlobalVar;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.sign.verify.OFDValidator;
import org.ofdrw.sign.verify.SignedDataValidateContainer;
import org.ofdrw.sign.verify.container.SESV1ValidateContainer;
import org.ofdrw.sign.verify.container.SESV4ValidateContainer;

/**
 * Stock OFDRW, driven over its standard streams. {@code make FOLDER}: its own files sealed with versions 1 and 4, and the certificates in them. {@code check FILE}: whether it reads
 * and accepts a file. {@code round N}: builds and seals N licences.
 */
public final class OfdrwPeer {

    private OfdrwPeer() {
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println("OFDRW " + GlobalVar.Version + ", BouncyCastle " + new BouncyCastleProvider().getVersionStr());
        Licences licences = new Licences();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
        for (String order; (order = orders.readLine()) != null;) {
            String[] words = order.split(" ", 2);
            System.out.println(switch (words[0]) {
                case "make" -> licences.make(Path.of(words[1]));
                case "check" -> check(Path.of(words[1]));
                case "round" -> round(licences, Integer.parseInt(words[1]));
                default -> "unknown order";
            });
        }
    }

    private static String check(Path file) {
        try (OFDReader reader = new OFDReader(file)) {
            int texts = new ContentExtractor(reader).extractAll().size();
            byte[] value;
            try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(file.toFile())) {
                value = zip.getInputStream(zip.stream().filter(entry -> entry.getName().endsWith("SignedValue.dat")).findFirst().orElseThrow()).readAllBytes();
            }
            SESVersion version = VersionParser.parseSES_SignatureVersion(value).getVersion();
            SignedDataValidateContainer container = version == SESVersion.v1 ? new SESV1ValidateContainer() : new SESV4ValidateContainer();
            // Closing the validator closes the reader, which must happen once.
            new OFDValidator(reader).setValidator(container).exeValidate();
            return "accepted " + version + " pages " + reader.getNumberOfPages() + " texts " + texts;
        } catch (Exception | NoClassDefFoundError refused) {
            return "refused " + refused.toString().replace('\n', ' ');
        }
    }

    private static String round(Licences licences, int count) throws Exception {
        long bytes = 0;
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            byte[] file = licences.sealed(i);
            if (file.length < 1_000) {
                return "failed";
            }
            bytes += file.length;
        }
        return "done " + count + " " + (System.nanoTime() - start) + " " + bytes;
    }

    static OFDReader reader(byte[] file) throws Exception {
        return new OFDReader(new ByteArrayInputStream(file));
    }

    static void write(Path file, byte[] content) throws Exception {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}

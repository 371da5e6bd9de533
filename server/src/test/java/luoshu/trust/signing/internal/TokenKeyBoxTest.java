package luoshu.trust.signing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import luoshu.kernel.database.DataFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against SoftHSM, in processes of their own: a token is one per process, and another process is what the next start of the server is. */
class TokenKeyBoxTest {

    private static final List<Path> LIBRARIES = Stream.of("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so", "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/local/lib/softhsm/libsofthsm2.so", "/opt/homebrew/lib/softhsm/libsofthsm2.so").map(Path::of).toList();
    private static final byte[] SECRET = "a private key of 32 bytes to seal".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void what_the_token_sealed_opens_after_a_restart_with_the_same_token_only() throws Exception {
        Path library = LIBRARIES.stream().filter(Files::exists).findFirst().orElse(null);
        assumeTrue(library != null, "SoftHSM is not installed (Debian: apt-get install softhsm2); the PKCS#11 key box was not tried");
        Path token = token("first");
        String sealed = probe(token, library, "seal", "key 1", "").strip();
        assertThat(sealed).startsWith("02");
        assertThat(probe(token, library, "open", "key 1", sealed).strip()).isEqualTo(HexFormat.of().formatHex(SECRET));
        assertThat(probe(token, library, "open", "key 2", sealed).strip()).isEqualTo("refused");
        assertThat(probe(token("second"), library, "open", "key 1", sealed).strip()).isEqualTo("refused");
        String plain = probe(token, null, "seal", "key 1", "").strip();
        assertThat(plain).startsWith("01");
        assertThat(probe(token, library, "open", "key 1", plain).strip()).as("sealed before the token came").isEqualTo(HexFormat.of().formatHex(SECRET));
        assertThat(probe(token, library, "extract", "", "").strip()).as("the key does not leave the token").isEqualTo("null");
    }

    private Path token(String name) throws Exception {
        Path tokens = Files.createDirectories(folder.resolve(name));
        Path configuration = folder.resolve(name + ".conf");
        Files.writeString(configuration, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        run(configuration, List.of("softhsm2-util", "--init-token", "--free", "--label", "luoshu", "--so-pin", "12345678", "--pin", "87654321"));
        return configuration;
    }

    private String probe(Path configuration, Path library, String... what) throws Exception {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp", classes, Probe.class.getName(),
                folder.toString(), library == null ? "" : library.toString()));
        command.addAll(List.of(what));
        return run(configuration, command);
    }

    private static String run(Path configuration, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SOFTHSM2_CONF", configuration.toString());
        Path errors = Files.createTempFile(configuration.getParent(), "errors", ".txt");
        Process process = builder.redirectError(errors.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return said;
    }

    /** folder, library, then: seal BOUND | open BOUND HEX | extract. */
    static final class Probe {
        public static void main(String[] words) {
            SigningSettings.Pkcs11 pkcs11 = new SigningSettings.Pkcs11(words[1].isEmpty() ? null : Path.of(words[1]), 0, "87654321", "luoshu-signing");
            SigningSettings settings = new SigningSettings("http://localhost", "", "", java.time.Duration.ZERO, pkcs11);
            if (words[2].equals("extract")) {
                System.out.println(java.util.Arrays.toString(new TokenKeyBox(pkcs11).extracted()));
                return;
            }
            KeyBoxes boxes = new KeyBoxes(settings, "", new DataFolder(Path.of(words[0])));
            if (words[2].equals("seal")) {
                System.out.println(HexFormat.of().formatHex(boxes.seal(SECRET, words[3])));
                return;
            }
            try {
                System.out.println(HexFormat.of().formatHex(boxes.open(HexFormat.of().parseHex(words[4]), words[3])));
            } catch (IllegalStateException refused) {
                System.out.println("refused");
            }
        }
    }
}

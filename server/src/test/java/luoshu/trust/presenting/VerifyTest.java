package luoshu.trust.presenting;

import static luoshu.testing.Actors.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import javax.imageio.ImageIO;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import luoshu.kernel.access.Actor;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.codes.CodeFact;
import luoshu.trust.codes.CodeKind;
import luoshu.trust.codes.Codes;
import luoshu.trust.codes.NewCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.json.JsonMapper;

/** What a stranger without an account is told. */
@ServerTest
class VerifyTest {

    @Autowired MockMvc http;
    @Autowired JsonMapper json;
    @Autowired Codes codes;
    @Autowired TestClock time;
    private String digits;

    @BeforeEach
    void show() {
        digits = codes.give(new NewCode(CodeKind.PERSON, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), null, Map.of(CodeFact.NAME, "张*"))).digits();
    }

    private ResultActions verify(String text) throws Exception {
        return http.perform(post("/api/public/verify/codes").contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(Map.of("text", text))).with(as(new Actor.Visitor())));
    }

    private ResultActions verify(byte[] file) throws Exception {
        return http.perform(multipart("/api/public/verify/files").file(new MockMultipartFile("file", "a.png", "image/png", file)).with(as(new Actor.Visitor())));
    }

    private static byte[] picture(String text, String format, int scale) throws Exception {
        BitMatrix bits = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
        BufferedImage picture = new BufferedImage(bits.getWidth() * scale, bits.getHeight() * scale, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, (bits.get(x / scale, y / scale) ? Color.BLACK : Color.WHITE).getRGB());
            }
        }
        return file(picture, format);
    }

    private static byte[] file(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, format, out);
        return out.toByteArray();
    }

    @Test
    void a_code_is_genuine_for_its_minute() throws Exception {
        verify("https://luoshu.example/v/" + digits).andExpect(status().isOk()).andExpect(jsonPath("$.outcome").value("GENUINE")).andExpect(jsonPath("$.code.facts[0].value").value("张*"))
                .andExpect(jsonPath("$.code.id").doesNotExist());
        time.advance(Duration.ofMinutes(2));
        verify(digits).andExpect(jsonPath("$.outcome").value("CODE_EXPIRED")).andExpect(jsonPath("$.code.facts[0].value").value("张*"));
        time.advance(Duration.ofMinutes(-5));
        verify(digits).andExpect(jsonPath("$.outcome").value("CODE_NOT_YET_VALID"));
    }

    @Test
    void what_is_no_code_or_was_changed_says_so_and_nothing_more() throws Exception {
        char last = digits.charAt(digits.length() - 1);
        verify(digits.substring(0, digits.length() - 1) + (last == '1' ? '2' : '1')).andExpect(jsonPath("$.outcome").value("ALTERED")).andExpect(jsonPath("$.code").doesNotExist());
        verify("https://somewhere.else/").andExpect(jsonPath("$.outcome").value("UNRECOGNISED"));
        verify(" ").andExpect(status().isUnprocessableContent());
        verify("1".repeat(4_001)).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].code").value("too-long"));
    }

    @Test
    void a_picture_of_a_code_is_read() throws Exception {
        verify(picture("https://luoshu.example/v/" + digits, "png", 4)).andExpect(status().isOk()).andExpect(jsonPath("$.outcome").value("GENUINE"));
        verify(picture("https://luoshu.example/v/" + digits, "jpg", 6)).andExpect(jsonPath("$.outcome").value("GENUINE"));
        verify(picture("https://somewhere.else/", "png", 4)).andExpect(jsonPath("$.outcome").value("UNRECOGNISED"));
    }

    @Test
    void any_other_file_is_not_recognised_whatever_is_in_it() throws Exception {
        byte[] good = picture(digits, "png", 4);
        byte[] huge = file(new BufferedImage(12_000, 12_000, BufferedImage.TYPE_BYTE_BINARY), "png");
        byte[] noise = new byte[5_000];
        new Random(1).nextBytes(noise);
        byte[] pretends = noise.clone();
        System.arraycopy(good, 0, pretends, 0, 40);
        for (byte[] file : new byte[][] {new byte[0], noise, pretends, huge, Arrays.copyOf(good, good.length / 2), Arrays.copyOf(good, 20), "PK\3\4".getBytes()}) {
            verify(file).andExpect(status().isOk()).andExpect(jsonPath("$.outcome").value("UNRECOGNISED"));
        }
        verify(new byte[(10 << 20) + 1]).andExpect(status().isContentTooLarge()).andExpect(jsonPath("$.code").value("file-too-large"));
    }
}

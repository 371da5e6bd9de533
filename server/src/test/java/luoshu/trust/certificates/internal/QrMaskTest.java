package luoshu.trust.certificates.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;

import com.google.zxing.EncodeHintType;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import org.junit.jupiter.api.Test;

class QrMaskTest {

    @Test
    void the_mask_is_the_one_an_encoder_finds_that_tries_all_of_them() throws Exception {
        Random random = new Random(20261123);
        for (int i = 0; i < 300; i++) {
            String text = "1.2.156.3005.2.11100000000013338W009." + Long.toString(random.nextLong() >>> 1, 36).toUpperCase(java.util.Locale.ROOT).repeat(1 + i % 25) + (i % 7 == 0 ? "洛书" : "");
            assertThat(QrMask.encode(text, ErrorCorrectionLevel.M).toString()).as(text)
                    .isEqualTo(Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8")).getMatrix().toString());
        }
    }
}

package luoshu.trust.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealPictureTest {

    private static Font font() throws Exception {
        File face = new File("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc");
        return face.exists() ? Font.createFonts(face)[0] : new Font(Font.SERIF, Font.PLAIN, 12);
    }

    @ParameterizedTest
    @EnumSource(SealSize.class)
    void has_the_legal_diameter_at_300_dots_per_inch(SealSize size) throws Exception {
        byte[] png = new SealPicture(font()).draw("商都市人民政府", "", size.millimetres());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo((int) Math.round(size.millimetres() * 300 / 25.4)).isEqualTo(image.getHeight());
        assertThat(png.length).isLessThan(16_000);
        int last = image.getWidth() - 1;
        assertThat(image.getRGB(0, 0) >>> 24).as("corners are transparent").isZero();
        assertThat(image.getRGB(last / 2, last / 2)).as("the star is red").isEqualTo(0xFFCC0000);
        assertThat(image.getRGB(last / 2, (int) (last * 0.018)) >>> 24).as("the ring").isEqualTo(255);
        assertThat(image.getRGB(last / 2, (int) (last * 0.30)) >>> 24).as("between name and star").isZero();
    }

    @Test
    void long_names_and_special_seals_are_drawn() throws Exception {
        Path target = Path.of("target", "seals");
        Files.createDirectories(target);
        SealPicture picture = new SealPicture(font());
        Files.write(target.resolve("government.png"), picture.draw("商都市人民政府", "", 45));
        Files.write(target.resolve("special.png"), picture.draw("商都市市场监督管理局", "行政许可专用章", 42));
        Files.write(target.resolve("long.png"), picture.draw("河南省商都市老城回族区市场监督管理局综合行政执法大队", "", 42));
        assertThatIllegalArgumentException().isThrownBy(() -> picture.draw("长".repeat(41), "", 45));
    }
}

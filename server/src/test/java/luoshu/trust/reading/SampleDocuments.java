package luoshu.trust.reading;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;

/** Documents of nobody, drawn for tests and marked 样例. */
public final class SampleDocuments {

    private final Font font;

    public SampleDocuments(Path file) {
        try {
            font = Font.createFonts(file.toFile())[0];
        } catch (IOException | FontFormatException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    public byte[] idCard(String name, String number, String address) {
        BufferedImage picture = new BufferedImage(1000, 630, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = pen(picture, new Color(235, 243, 250));
        String birth = number.substring(6, 10) + "年" + Integer.parseInt(number.substring(10, 12)) + "月" + Integer.parseInt(number.substring(12, 14)) + "日";
        draw(pen, 60, 100, 34, "姓 名", new Color(40, 90, 160));
        draw(pen, 180, 100, 40, name, Color.BLACK);
        draw(pen, 60, 180, 34, "性 别", new Color(40, 90, 160));
        draw(pen, 180, 180, 36, (number.charAt(16) - '0') % 2 == 1 ? "男" : "女", Color.BLACK);
        draw(pen, 300, 180, 34, "民 族", new Color(40, 90, 160));
        draw(pen, 420, 180, 36, "汉", Color.BLACK);
        draw(pen, 60, 260, 34, "出 生", new Color(40, 90, 160));
        draw(pen, 180, 260, 36, birth, Color.BLACK);
        draw(pen, 60, 340, 34, "住 址", new Color(40, 90, 160));
        int half = Math.min(address.length(), 12);
        draw(pen, 180, 340, 36, address.substring(0, half), Color.BLACK);
        draw(pen, 180, 395, 36, address.substring(half), Color.BLACK);
        draw(pen, 60, 560, 34, "公民身份号码", new Color(40, 90, 160));
        draw(pen, 330, 560, 42, number, Color.BLACK);
        pen.setColor(new Color(200, 205, 210));
        pen.fillRect(720, 90, 220, 280);
        draw(pen, 760, 240, 36, "样例", new Color(150, 155, 160));
        pen.dispose();
        return png(picture);
    }

    public byte[] businessLicence(String name, String code, String legalRepresentative, String address) {
        BufferedImage picture = new BufferedImage(1400, 990, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = pen(picture, new Color(252, 250, 244));
        draw(pen, 560, 130, 70, "营业执照", Color.BLACK);
        draw(pen, 100, 210, 28, "统一社会信用代码", Color.BLACK);
        draw(pen, 100, 250, 30, code, Color.BLACK);
        draw(pen, 1150, 90, 30, "样例", new Color(150, 150, 150));
        String[][] left = {{"名 称", name}, {"类 型", "个体工商户"}, {"法定代表人", legalRepresentative}, {"经营范围", "餐饮服务（热食类食品制售）"}};
        String[][] right = {{"注册资本", "伍拾万圆整"}, {"成立日期", "2020年03月16日"}, {"住 所", address}};
        for (int i = 0; i < left.length; i++) {
            draw(pen, 100, 350 + 100 * i, 28, left[i][0], Color.BLACK);
            draw(pen, 280, 350 + 100 * i, 28, left[i][1], Color.BLACK);
        }
        for (int i = 0; i < right.length; i++) {
            draw(pen, 780, 350 + 100 * i, 28, right[i][0], Color.BLACK);
            draw(pen, 940, 350 + 100 * i, 28, right[i][1], Color.BLACK);
        }
        draw(pen, 780, 820, 28, "登记机关", Color.BLACK);
        pen.dispose();
        return png(picture);
    }

    /** The picture on a page of A4, as a scanner makes it. */
    public static byte[] scanned(byte[] picture) {
        try (PDDocument document = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            BufferedImage image = ImageIO.read(new java.io.ByteArrayInputStream(picture));
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                float width = 480;
                content.drawImage(JPEGFactory.createFromImage(document, image, 0.9f), 57, 400, width, width * image.getHeight() / image.getWidth());
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Graphics2D pen(BufferedImage picture, Color ground) {
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(ground);
        pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        return pen;
    }

    private void draw(Graphics2D pen, int x, int y, float size, String text, Color colour) {
        pen.setFont(font.deriveFont(size));
        pen.setColor(colour);
        pen.drawString(text, x, y);
    }

    private static byte[] png(BufferedImage picture) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package luoshu.trust.reading.internal.rapid;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import javax.imageio.ImageIO;

import com.benjaminwan.ocrlibrary.OcrResult;
import com.benjaminwan.ocrlibrary.Point;
import com.benjaminwan.ocrlibrary.TextBlock;
import io.github.mymonstercat.Model;
import io.github.mymonstercat.ocr.InferenceEngine;
import io.github.mymonstercat.ocr.config.HardwareConfig;
import io.github.mymonstercat.ocr.config.ParamConfig;
import luoshu.trust.reading.internal.ReadPage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The process that reads: a line {@code kind, file, folder} is a question, a line with the mark the answer. It ends with its parent, and when nobody asks for a while.
 */
public final class RapidProcess {

    static final String MARK = "\u0001";
    static final String DONE = "done";
    static final String ENDED = "ended";
    private static final JsonMapper JSON = new JsonMapper();

    private final InferenceEngine engine;
    private final int pages;
    private final int longest;

    private RapidProcess(int pages, int longest, int threads) {
        this.engine = InferenceEngine.getInstance(Model.ONNX_PPOCR_V4, new HardwareConfig(threads, -1));
        this.pages = pages;
        this.longest = longest;
    }

    public static void main(String[] args) throws IOException {
        AtomicLong asked = new AtomicLong(System.nanoTime());
        long idle = Long.parseLong(args[3]) * 1_000_000_000L;
        Thread.ofPlatform().daemon().start(() -> endWhenIdle(asked, idle));
        PrintStream answers = System.out;
        RapidProcess reader = new RapidProcess(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            asked.set(Long.MAX_VALUE);
            String[] question = line.split("\t");
            String answer;
            try {
                reader.read(question[0].equals("pdf"), Path.of(question[1]), Path.of(question[2]));
                answer = DONE;
            } catch (IOException | RuntimeException unreadable) {
                answer = unreadable.getClass().getSimpleName();
            }
            answers.println();
            answers.println(MARK + answer);
            answers.flush();
            asked.set(System.nanoTime());
        }
    }

    private static void endWhenIdle(AtomicLong asked, long idle) {
        while (true) {
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException stopped) {
                return;
            }
            long since = asked.get();
            if (since != Long.MAX_VALUE && System.nanoTime() - since > idle) {
                System.exit(0);
            }
        }
    }

    private void read(boolean pdf, Path file, Path folder) throws IOException {
        List<ReadPage> read = new ArrayList<>();
        if (pdf) {
            try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
                PDFRenderer renderer = new PDFRenderer(document);
                renderer.setSubsamplingAllowed(true);
                for (int i = 0; i < Math.min(pages, document.getNumberOfPages()); i++) {
                    Path picture = folder.resolve("page-" + i + ".jpg");
                    ImageIO.write(renderer.renderImage(i, scale(document.getPage(i)), ImageType.RGB), "jpg", picture.toFile());
                    read.add(read(picture));
                }
            }
        } else {
            read.add(read(file));
        }
        Path part = folder.resolve("pages.part");
        Files.write(part, JSON.writeValueAsBytes(read));
        Files.move(part, folder.resolve("pages.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** 200 dots an inch, less for large pages; a point is 1/72 inch. */
    private float scale(PDPage page) {
        float side = Math.max(1, Math.max(page.getCropBox().getWidth(), page.getCropBox().getHeight()));
        return Math.min(200f / 72f, longest / side);
    }

    private ReadPage read(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        if (image == null) {
            throw new IOException("no picture");
        }
        double width = image.getWidth();
        double height = image.getHeight();
        OcrResult result = engine.runOcr(picture.toString(), ParamConfig.getDefaultConfig());
        List<ReadPage.Block> blocks = new ArrayList<>();
        for (TextBlock block : result.getTextBlocks()) {
            double left = block.getBoxPoint().stream().mapToInt(Point::getX).min().orElse(0);
            double right = block.getBoxPoint().stream().mapToInt(Point::getX).max().orElse(0);
            double top = block.getBoxPoint().stream().mapToInt(Point::getY).min().orElse(0);
            double bottom = block.getBoxPoint().stream().mapToInt(Point::getY).max().orElse(0);
            List<Double> scores = new ArrayList<>();
            for (float score : block.getCharScores()) {
                scores.add((double) score);
            }
            blocks.add(new ReadPage.Block(block.getText(), left / width, top / height, (right - left) / width, (bottom - top) / height, scores));
        }
        return new ReadPage((int) width, (int) height, blocks);
    }
}

package luoshu.kernel.documents.internal;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.documents}.
 *
 * @param fonts   folders searched, in order and with their sub-folders, for one of {@code faces}
 * @param faces   file names of TrueType fonts or collections with Chinese glyphs, best first; an installation with a licensed FangSong puts it in a folder of {@code fonts}
 * @param address where the public enquiry page is; goes into the QR code
 */
@ConfigurationProperties("luoshu.documents")
public record DocumentSettings(@DefaultValue({"/usr/share/fonts", "/usr/local/share/fonts"}) List<String> fonts,
                               @DefaultValue({"FZFSJW.ttf", "simfang.ttf", "SimSun.ttf", "simsun.ttc", "uming.ttc", "wqy-microhei.ttc", "wqy-zenhei.ttc"}) List<String> faces,
                               @DefaultValue("http://localhost:8080/enquiry") String address) {
}

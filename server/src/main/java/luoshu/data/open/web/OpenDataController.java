package luoshu.data.open.web;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.data.catalog.OpenType;
import luoshu.data.open.OpenData;
import luoshu.data.open.OpenDataFormat;
import luoshu.data.open.OpenDataPage;
import luoshu.data.open.OpenDataQuery;
import luoshu.data.open.OpenDataSearch;
import luoshu.data.open.OpenDownload;
import luoshu.kernel.files.FileAnswer;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.requests.RateLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 数据开放, for everybody: finding, looking, downloading. */
@RestController
@RequestMapping("/api/public/open-data")
class OpenDataController {

    private final OpenData data;
    private final RateLimit downloads = new RateLimit(60);

    OpenDataController(OpenData data) {
        this.data = data;
    }

    @GetMapping
    OpenDataSearch search(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String organ, @RequestParam(required = false) @Nullable String theme,
                          @RequestParam(required = false) @Nullable OpenType openType, @RequestParam(required = false) @Nullable String format, @RequestParam(defaultValue = "0") int page,
                          @RequestParam(defaultValue = "20") int size) {
        return data.search(new OpenDataQuery(q, organ, theme, openType, format), new PageRequest(page, size));
    }

    @GetMapping("/{id}")
    OpenDataPage one(@PathVariable UUID id, @RequestParam(required = false) @Nullable Integer edition) {
        return data.get(id, edition);
    }

    /** One byte range; the tag is the SM3 digest of the file. */
    @GetMapping("/{id}/versions/{edition}/file")
    void file(@PathVariable UUID id, @PathVariable int edition, @RequestParam(defaultValue = "CSV") OpenDataFormat format, HttpServletRequest request, HttpServletResponse response) throws IOException {
        downloads.take(request.getRemoteAddr());
        boolean part = request.getHeader(HttpHeaders.RANGE) != null || request.getHeader(HttpHeaders.IF_NONE_MATCH) != null;
        OpenDownload file = data.download(id, edition, format, !part);
        FileAnswer.send(request, response, file.name(), file.mediaType(), file.size(), file.digest(), false, file.open()::from);
    }
}

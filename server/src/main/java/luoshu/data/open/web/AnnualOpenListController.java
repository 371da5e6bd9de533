package luoshu.data.open.web;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.data.open.AnnualOpenList;
import luoshu.data.open.AnnualOpenLists;
import luoshu.kernel.access.Asks;
import luoshu.kernel.files.FileAnswer;
import luoshu.trust.signing.Sm3;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** 年度开放清单: published by the data authority, read by everybody. */
@RestController
class AnnualOpenListController {

    private final AnnualOpenLists lists;

    AnnualOpenListController(AnnualOpenLists lists) {
        this.lists = lists;
    }

    @GetMapping("/api/public/open-data-lists")
    List<AnnualOpenList> list() {
        return lists.list();
    }

    @GetMapping("/api/public/open-data-lists/{year}/{organ}/file")
    void file(@PathVariable int year, @PathVariable String organ, HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] csv = lists.csv(year, organ);
        FileAnswer.send(request, response, year + "年度公共数据开放清单.csv", "text/csv;charset=UTF-8", csv, HexFormat.of().formatHex(Sm3.digest(csv)), false);
    }

    @PostMapping("/api/work/open-data-lists/{year}")
    @Asks("opendata.publish")
    AnnualOpenList publish(@PathVariable int year) {
        return lists.publish(year);
    }
}

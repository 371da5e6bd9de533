package luoshu.data.open;

import java.util.List;

import luoshu.kernel.requests.Page;
import luoshu.kernel.texts.Text;

/** What was found, and how the published data sets that match the words divide. */
public record OpenDataSearch(Page<OpenDataHit> page, List<OpenDataFacet> organs, List<OpenDataFacet> themes, List<OpenDataFacet> openTypes, List<OpenDataFacet> formats) {

    public record OpenDataFacet(String code, Text name, int count) {
    }
}

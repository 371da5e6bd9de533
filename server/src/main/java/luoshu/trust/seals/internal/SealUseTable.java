package luoshu.trust.seals.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Access;
import luoshu.kernel.jobs.TableSource;
import luoshu.trust.seals.SealAdministration;
import luoshu.trust.seals.SealView;
import org.springframework.stereotype.Component;

/** The uses of one seal as an Excel table. */
@Component
class SealUseTable implements TableSource {

    private final SealAdministration seals;
    private final SealList list;
    private final Access access;

    SealUseTable(SealAdministration seals, SealList list, Access access) {
        this.seals = seals;
        this.list = list;
        this.access = access;
    }

    @Override
    public String list() {
        return "seal-uses";
    }

    @Override
    public void require() {
        access.require(SealAdministration.READ);
    }

    @Override
    public String title() {
        return "用印记录";
    }

    @Override
    public List<String> headers() {
        return List.of("印章编码", "印章", "用印时间", "文件种类", "用印对象", "事项", "用印摘要（SM3）", "用印人", "岗位");
    }

    @Override
    public void rows(Map<String, String> query, RowSink sink) {
        SealView seal = seals.get(query.getOrDefault("seal", ""));
        sink.total(list.countUses(seal.id()));
        list.streamUses(seal.id(), use -> sink.row(Arrays.asList(seal.id(), seal.name(), use.at(), use.document(), use.subject(), use.matter(), use.digest(), use.name(), use.post())));
    }
}

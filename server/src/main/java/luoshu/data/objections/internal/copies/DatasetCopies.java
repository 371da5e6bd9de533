package luoshu.data.objections.internal.copies;

import java.util.List;

import luoshu.data.objections.Copy;
import luoshu.data.objections.CopyFinder;
import luoshu.data.objections.CopyKind;
import luoshu.data.objections.Datum;
import luoshu.data.open.OpenCopies;
import org.springframework.stereotype.Component;

/** Open data made from the entry: they name nobody, so the organ looks whether the next version changes. */
@Component
class DatasetCopies implements CopyFinder {

    private final OpenCopies datasets;

    DatasetCopies(OpenCopies datasets) {
        this.datasets = datasets;
    }

    @Override
    public CopyKind kind() {
        return CopyKind.DATASET;
    }

    @Override
    public List<Copy> find(Datum datum) {
        return datasets.list(datum.resource(), datum.field(), datum.item()).stream().map(one -> new Copy(CopyKind.DATASET, one.dataset().toString(), datum.item(), one.title(), one.organ())).toList();
    }
}

package luoshu.data.objections.internal.copies;

import java.util.ArrayList;
import java.util.List;

import luoshu.data.exchange.ExchangeCopies;
import luoshu.data.exchange.ExchangeCopy;
import luoshu.data.objections.Copy;
import luoshu.data.objections.CopyFinder;
import luoshu.data.objections.CopyKind;
import luoshu.data.objections.Datum;
import luoshu.data.sources.EntryTable;
import luoshu.data.sources.SourceLinks;
import org.springframework.stereotype.Component;

/** Tables exchanged with other organs: the column the entry was drafted from, wherever a flow carries it on to. Which rows arrived there nobody here knows; the organ of the target looks. */
@Component
class FlowCopies implements CopyFinder {

    private final SourceLinks sources;
    private final ExchangeCopies flows;

    FlowCopies(SourceLinks sources, ExchangeCopies flows) {
        this.sources = sources;
        this.flows = flows;
    }

    @Override
    public CopyKind kind() {
        return CopyKind.FLOW;
    }

    @Override
    public List<Copy> find(Datum datum) {
        List<Copy> copies = new ArrayList<>();
        for (EntryTable table : sources.tables(datum.resource())) {
            for (ExchangeCopy flow : flows.list(table.source(), table.table(), datum.field())) {
                sources.find(flow.target()).ifPresent(target -> copies.add(new Copy(CopyKind.FLOW, flow.flow().toString(), flow.targetTable() + "." + flow.targetColumn(), flow.name() + " → " + target.name(),
                        target.subject().organ())));
            }
        }
        return copies;
    }
}

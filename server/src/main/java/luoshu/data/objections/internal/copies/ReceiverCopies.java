package luoshu.data.objections.internal.copies;

import java.util.List;
import java.util.Optional;

import luoshu.data.gateway.DataReceivers;
import luoshu.data.objections.Copy;
import luoshu.data.objections.CopyFinder;
import luoshu.data.objections.CopyKind;
import luoshu.data.objections.Datum;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import org.springframework.stereotype.Component;

/** Organs whose own systems were given the value, by the records of use. Persons only: the gateway knows whom a question is about by identity number. */
@Component
class ReceiverCopies implements CopyFinder {

    private final DataReceivers receivers;
    private final Parties parties;

    ReceiverCopies(DataReceivers receivers, Parties parties) {
        this.receivers = receivers;
        this.parties = parties;
    }

    @Override
    public CopyKind kind() {
        return CopyKind.RECEIVER;
    }

    @Override
    public List<Copy> find(Datum datum) {
        PartyId subject = new PartyId(datum.subject());
        Optional<CitizenId> number = Optional.ofNullable(parties.citizenIds(List.of(subject), "数据异议").get(subject));
        return number.map(one -> receivers.list(one, datum.resource(), datum.field())).orElse(List.of()).stream()
                .map(one -> new Copy(CopyKind.RECEIVER, one.contract(), "", one.contract(), one.asker())).toList();
    }
}

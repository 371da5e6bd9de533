package luoshu.data.demands.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import luoshu.data.contracts.Contracts;
import luoshu.data.demands.DemandAct;
import luoshu.data.demands.Demands;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.springframework.stereotype.Component;

/** Who sees a demand and who may do what with it. */
@Component
class DemandReach {

    private final Access access;

    DemandReach(Access access) {
        this.access = access;
    }

    /** On the asking side, or on the providing one once it is handed in. */
    DemandFile within(Optional<DemandFile> file) {
        access.require(Demands.READ);
        return file.filter(one -> asking(one) || one.number() != null && access.allows(Demands.READ, one.provider().subject())).orElseThrow(() -> new NotFound("demand"));
    }

    boolean asking(DemandFile file) {
        return access.allows(Demands.READ, file.asker().subject());
    }

    void require(DemandAct act, DemandFile file) {
        access.require(permission(act), side(act, file).subject());
    }

    /** Who wrote it does not agree to it (art. 20: the head of the organ's data office). */
    void another(DemandFile file) {
        if (own(file)) {
            throw new Refused(Problem.Kind.CONFLICT, "demand-same-person", "who wrote a demand does not agree to it for the organ");
        }
    }

    List<DemandAct> possible(DemandFile file) {
        Set<DemandAct> possible = EnumSet.noneOf(DemandAct.class);
        for (DemandAct act : DemandTransitions.possible(file)) {
            boolean contract = act != DemandAct.SUPPLY || access.allows(Contracts.MANAGE, file.provider().subject());
            if (contract && access.allows(permission(act), side(act, file).subject()) && !(act == DemandAct.APPROVE && own(file))) {
                possible.add(act);
            }
        }
        return List.copyOf(possible);
    }

    private boolean own(DemandFile file) {
        return file.authors().contains(access.actor().subject());
    }

    private static Permission permission(DemandAct act) {
        return switch (act) {
            case OPEN, HAND_IN, RECALL, DISCARD, CORRECT, WITHDRAW -> Demands.MAKE;
            case RETURN, APPROVE -> Demands.APPROVE;
            case TERMS, CONCLUDE -> Demands.TERMS;
            case SUPPLY -> Demands.SUPPLY;
        };
    }

    private static DemandFile.Side side(DemandAct act, DemandFile file) {
        return switch (act) {
            case OPEN, HAND_IN, RECALL, DISCARD, CORRECT, WITHDRAW, RETURN, APPROVE -> file.asker();
            case TERMS, CONCLUDE, SUPPLY -> file.provider();
        };
    }
}

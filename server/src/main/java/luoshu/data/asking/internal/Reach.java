package luoshu.data.asking.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import luoshu.data.asking.GiverKind;
import luoshu.data.catalog.ResourceView;
import luoshu.data.catalog.Resources;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractState;
import luoshu.data.contracts.Contracts;
import luoshu.kernel.access.Access;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.regions.RegionCode;
import org.springframework.stereotype.Component;

/** In which divisions a giver really gives: certificates where their issuers are or above; data where an organ that handles, or one above it in its line, has a contract in force. */
@Component
class Reach {

    private final AskedQueries queries;
    private final Resources resources;
    private final Contracts contracts;
    private final Organs organs;
    private final Access access;

    Reach(AskedQueries queries, Resources resources, Contracts contracts, Organs organs, Access access) {
        this.queries = queries;
        this.resources = resources;
        this.contracts = contracts;
        this.organs = organs;
        this.access = access;
    }

    /** How many of the divisions of these organs, each counted once. */
    int reached(Giver giver, List<Organ> implementing) {
        Set<String> around = giver.kind() == GiverKind.CERTIFICATE ? prefixes(queries.regions(giver.keys())) : Set.of();
        Set<String> reached = new HashSet<>();
        if (giver.kind() == GiverKind.CERTIFICATE) {
            implementing.stream().map(Organ::region).filter(region -> touches(region.prefix(), around)).forEach(region -> reached.add(region.value()));
            return reached.size();
        }
        List<Organ> with = withContract(giver.key());
        implementing.stream().filter(organ -> with.stream().anyMatch(holder -> above(holder, organ))).forEach(organ -> reached.add(organ.region().value()));
        return reached.size();
    }

    static int regions(List<Organ> implementing) {
        return (int) implementing.stream().map(organ -> organ.region().value()).distinct().count();
    }

    /** The resource, while it is in force. */
    Optional<ResourceView> resource(String code) {
        return access.asPlatform("asking", () -> resources.findByCode(code));
    }

    private List<Organ> withContract(String code) {
        return resource(code).map(resource -> access.asPlatform("asking", () -> contracts.ofResource(resource.id()))).orElse(List.of()).stream()
                .filter(contract -> contract.state() == ContractState.ACTIVE).map(Contract::asker).distinct().map(OrganCode::new).map(organs::find).flatMap(Optional::stream).toList();
    }

    private static boolean above(Organ holder, Organ organ) {
        return holder.code().equals(organ.code()) || holder.duty().equals(organ.duty()) && organ.region().value().startsWith(holder.region().prefix());
    }

    private static Set<String> prefixes(List<String> regions) {
        Set<String> prefixes = new HashSet<>();
        regions.forEach(region -> prefixes.add(RegionCode.of(region).prefix()));
        return prefixes;
    }

    /** An issuer of the division, of one above, or of one within it. */
    private static boolean touches(String prefix, Set<String> issuers) {
        return issuers.stream().anyMatch(issuer -> prefix.startsWith(issuer) || issuer.startsWith(prefix));
    }
}

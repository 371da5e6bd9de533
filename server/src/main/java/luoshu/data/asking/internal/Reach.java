package luoshu.data.asking.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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

    /** Whether it gives where an organ is, as of now: asked once for a giver, whatever number of materials it would replace. */
    Predicate<Organ> of(Giver giver) {
        return switch (giver.kind()) {
            case CERTIFICATE -> issuedAround(prefixes(queries.regions(giver.keys())));
            case RESOURCE -> sharedWith(withContract(giver.key()));
        };
    }

    /** Divisions of these organs, each once. */
    static int regions(List<Organ> organs, Predicate<Organ> which) {
        return (int) organs.stream().filter(which).map(organ -> organ.region().value()).distinct().count();
    }

    static int regions(List<Organ> organs) {
        return regions(organs, _ -> true);
    }

    /** The resource, while it is in force. */
    Optional<ResourceView> resource(String code) {
        return access.asPlatform("asking", () -> resources.findByCode(code)).filter(entry -> entry.origin() == null);
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

    private static Predicate<Organ> sharedWith(List<Organ> holders) {
        return organ -> holders.stream().anyMatch(holder -> above(holder, organ));
    }

    /** An issuer of the division, of one above, or of one within it. */
    private static Predicate<Organ> issuedAround(Set<String> issuers) {
        return organ -> issuers.stream().anyMatch(issuer -> organ.region().prefix().startsWith(issuer) || issuer.startsWith(organ.region().prefix()));
    }
}

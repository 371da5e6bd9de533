package luoshu.kernel.regions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import luoshu.kernel.problems.NotFound;
import luoshu.kernel.regions.internal.RegionQueries;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The divisions. Ready once constructed: the shipped content is loaded before anybody can hold this bean. */
@Component
public class Regions {

    private final RegionQueries queries;
    private final RegionTree tree;
    private final RegionCode home;

    Regions(RegionQueries queries, @Value("${luoshu.regions.home}") String home) {
        queries.load();
        this.queries = queries;
        this.tree = new RegionTree(queries.listAboveVillages());
        this.home = RegionCode.of(home);
    }

    /** The province this platform serves. */
    public RegionCode home() {
        return home;
    }

    public Optional<Region> find(RegionCode code) {
        return code.level() == RegionLevel.VILLAGE ? queries.findVillage(code) : tree.find(code);
    }

    /** @throws NotFound when no such division was ever in force */
    public Region get(RegionCode code) {
        return find(code).orElseThrow(() -> new NotFound("division " + code));
    }

    /** The divisions in force that {@code parent} runs, by code; empty for a village. */
    public List<Region> children(RegionCode parent) {
        return parent.level() == RegionLevel.TOWNSHIP ? queries.listVillages(parent) : tree.children(parent);
    }

    /** Every division above the villages, those given up included. In memory. */
    public List<Region> listAboveVillages() {
        return tree.all();
    }

    /** Every village in force, some 52 000: for whoever builds an index of names, once. */
    public List<Region> listVillages() {
        return queries.listVillages();
    }

    /** From the province to {@code code} itself, along management parents. Unknown below a known division: the path of that division. */
    public List<Region> path(RegionCode code) {
        List<Region> path = new ArrayList<>(tree.path(code));
        if (code.level() == RegionLevel.VILLAGE) {
            queries.findVillage(code).ifPresent(path::add);
        }
        return List.copyOf(path);
    }

    /** Does whoever runs {@code jurisdiction} run {@code code}? Zhengzhou does not run the Airport zone, the province does. In memory. */
    public boolean isWithin(RegionCode code, RegionCode jurisdiction) {
        return tree.isWithin(code, jurisdiction);
    }

    /** The city, or what works as one, that {@code code} belongs to; empty for the province. */
    public Optional<Region> municipalNode(RegionCode code) {
        return tree.municipalNode(code);
    }

    /** The division in force now that took over from {@code code}; {@code code}'s own while it is in force. Empty when nothing is known. */
    public Optional<Region> current(RegionCode code) {
        Optional<Region> region = find(code);
        for (int step = 0; step < 5 && region.isPresent() && region.get().successor() != null; step++) {
            region = find(region.get().successor());
        }
        return region;
    }

    /** Full name from the city down, e.g. 信阳市浉河区五星街道. */
    public String fullName(RegionCode code) {
        StringBuilder name = new StringBuilder();
        for (Region region : path(code)) {
            if (region.level() != RegionLevel.PROVINCE || code.level() == RegionLevel.PROVINCE) {
                name.append(region.name().startsWith(name.toString()) ? region.name().substring(name.length()) : region.name());
            }
        }
        return name.toString();
    }
}

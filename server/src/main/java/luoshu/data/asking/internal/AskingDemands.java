package luoshu.data.asking.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import luoshu.data.asking.AskedDemand;
import luoshu.data.asking.Standing;
import luoshu.data.catalog.ResourceView;
import luoshu.data.demands.DemandProposal;
import luoshu.data.demands.DemandProposals;
import luoshu.data.demands.ProposedDemand;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.problems.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens a demand for what could be shared and is not: one for an organ and a resource, whatever number of materials it would end. */
@Component
class AskingDemands {

    private static final Logger log = LoggerFactory.getLogger(AskingDemands.class);
    private static final String GROUND = "《国务院关于在线政务服务的若干规定》（国务院令第716号）第七条：能够通过共享获取的，不得要求申请人提交";
    private static final int LONGEST_PURPOSE = 1_000;
    private static final int LONGEST_WHY = 500;
    private final DemandProposals proposals;
    private final Implementing implementing;
    private final Reach reach;
    private final AskedQueries queries;

    AskingDemands(DemandProposals proposals, Implementing implementing, Reach reach, AskedQueries queries) {
        this.proposals = proposals;
        this.implementing = implementing;
        this.reach = reach;
        this.queries = queries;
    }

    private record Wish(String asker, String resource) {
    }

    /** @return the same rows; those that await data with the demands under way for them */
    List<AskedRow> open(List<AskedRow> rows, LocalDate today) {
        Map<Wish, List<AskedRow>> wishes = new LinkedHashMap<>();
        Map<String, Organ> askers = new TreeMap<>();
        for (AskedRow row : rows) {
            if (row.standing() == Standing.AWAITING && row.giver() != null) {
                for (Organ asker : implementing.askers(row.matter())) {
                    askers.put(asker.code().value(), asker);
                    wishes.computeIfAbsent(new Wish(asker.code().value(), row.giver().key()), _ -> new ArrayList<>()).add(row);
                }
            }
        }
        Map<AskedRow, List<AskedDemand>> opened = new LinkedHashMap<>();
        wishes.forEach((wish, about) -> reach.resource(wish.resource()).filter(resource -> !resource.organ().equals(wish.asker())).ifPresent(resource -> {
            try {
                ProposedDemand demand = proposals.propose(proposal(wish, resource, about, today));
                AskedDemand shown = new AskedDemand(demand.id(), askers.get(wish.asker()).name(), demand.state(), demand.number());
                about.forEach(row -> opened.computeIfAbsent(row, _ -> new ArrayList<>()).add(shown));
            } catch (Refused impossible) {
                log.info("no demand of {} for {}: {}", wish.asker(), wish.resource(), impossible.getMessage());
            }
        }));
        return rows.stream().map(row -> opened.containsKey(row) ? row.with(opened.get(row)) : row).toList();
    }

    private DemandProposal proposal(Wish wish, ResourceView resource, List<AskedRow> about, LocalDate today) {
        Map<String, String> matters = new LinkedHashMap<>();
        List<String> materials = new ArrayList<>();
        long papers = 0;
        for (AskedRow row : about) {
            matters.put(row.matter().catalogCode().value(), row.matter().taskName().zh());
            materials.add("“" + row.matter().taskName().zh() + "”的“" + row.material().name().zh() + "”");
            papers += queries.papers(row.matter().slug(), row.material().code(), today.minusYears(1));
        }
        String list = String.join("、", materials);
        return new DemandProposal(resource.id(), wish.asker(), GROUND, cut("办理时以共享数据替代" + list + "，不再要求申请人提交", LONGEST_PURPOSE), "办理上述事项的受理、审查岗位", matters,
                cut("平台代拟：近 12 个月有 " + papers + " 人次交过" + list + "，“" + resource.content().name() + "”可以替代", LONGEST_WHY));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}

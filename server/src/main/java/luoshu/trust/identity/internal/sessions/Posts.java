package luoshu.trust.identity.internal.sessions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.HeldGrant;
import luoshu.trust.identity.web.PostRef;
import org.springframework.stereotype.Component;

/** The posts an official holds roles at. */
@Component
public class Posts {

    public List<PostRef> of(List<HeldGrant> grants) {
        Map<UUID, List<HeldGrant>> byPost = new LinkedHashMap<>();
        grants.forEach(grant -> byPost.computeIfAbsent(grant.post(), _ -> new java.util.ArrayList<>()).add(grant));
        return byPost.entrySet().stream().map(entry -> {
            HeldGrant first = entry.getValue().getFirst();
            return new PostRef(entry.getKey(), first.organ(), first.organ(), first.jurisdiction(), first.jurisdiction(), first.role(),
                    entry.getValue().stream().map(HeldGrant::role).distinct().toList());
        }).toList();
    }
}

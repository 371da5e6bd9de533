package luoshu.trust.identity.internal.sessions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.HeldGrant;
import luoshu.kernel.organs.OrganCard;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.organs.Post;
import luoshu.trust.identity.web.PostRef;
import org.springframework.stereotype.Component;

/** The posts an official holds roles at. */
@Component
public class Posts {

    private final Organs organs;

    Posts(Organs organs) {
        this.organs = organs;
    }

    /** In the order they were first granted; closed posts and posts of abolished organs give nothing any more. */
    public List<PostRef> of(List<HeldGrant> grants) {
        Map<UUID, List<String>> roles = new LinkedHashMap<>();
        grants.forEach(grant -> roles.computeIfAbsent(grant.post(), _ -> new ArrayList<>()).add(grant.role()));
        return roles.entrySet().stream().map(entry -> find(entry.getKey(), entry.getValue())).flatMap(Optional::stream).toList();
    }

    public Optional<PostRef> find(UUID id, List<String> roles) {
        return organs.findPost(id).filter(post -> post.state() == Post.State.OPEN).map(post -> {
            OrganCard organ = organs.card(post.organ());
            return new PostRef(id, organ.code(), organ.name(), organ.regionCode(), organ.regionName(), post.title(), roles.stream().distinct().toList());
        });
    }
}

package luoshu.kernel.access;

import java.util.List;

import org.springframework.security.authentication.AbstractAuthenticationToken;

/** How the actor travels in the security context. */
public final class ActorAuthentication extends AbstractAuthenticationToken {

    private final transient Actor actor;

    public ActorAuthentication(Actor actor) {
        super(List.of());
        this.actor = actor;
        setAuthenticated(!(actor instanceof Actor.Visitor));
    }

    public Actor actor() {
        return actor;
    }

    @Override
    public Object getPrincipal() {
        return actor;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return actor.subject();
    }
}

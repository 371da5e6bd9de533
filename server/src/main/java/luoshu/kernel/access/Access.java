package luoshu.kernel.access;

import java.util.List;
import java.util.function.Supplier;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The question every endpoint asks first. Denials throw; the request layer audits them. */
@Component
public class Access {

    private static final Actor VISITOR = new Actor.Visitor();
    private final List<String> separateRegions;

    Access(@Value("${luoshu.regions.separate}") List<String> separateRegions) {
        this.separateRegions = List.copyOf(separateRegions);
    }

    public Actor actor() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication authentication ? authentication.actor() : VISITOR;
    }

    /** The applicant of this portal session, or 401. */
    public Actor.Applicant applicant() {
        return actor() instanceof Actor.Applicant applicant ? applicant : deny();
    }

    /** The official of this workbench session, or 401. */
    public Actor.Official official() {
        return actor() instanceof Actor.Official official ? official : deny();
    }

    private static <T> T deny() {
        throw new SignInRequired();
    }

    /** The official or system that holds {@code permission} somewhere; which objects it reaches is for {@link #scope}. */
    public Actor require(Permission permission) {
        Actor actor = actor();
        if (actor instanceof Actor.Platform) {
            return actor;
        }
        if (actor instanceof Actor.Visitor || actor instanceof Actor.Applicant) {
            throw new SignInRequired();
        }
        if (scope(permission).grants().isEmpty()) {
            throw new NotPermitted(permission.name());
        }
        return actor;
    }

    /** As {@link #require(Permission)}, and the object must be within reach. Use after the object was found through {@link #scope}, or where existence is no secret. */
    public void require(Permission permission, Subject subject) {
        if (!(require(permission) instanceof Actor.Platform) && !scope(permission).reaches(subject)) {
            throw new NotPermitted(permission.name());
        }
    }

    public boolean allows(Permission permission, Subject subject) {
        return actor() instanceof Actor.Platform || scope(permission).reaches(subject);
    }

    /** What {@code permission} reaches for this actor: empty for visitors and applicants. */
    public Scope scope(Permission permission) {
        List<Grant> grants = switch (actor()) {
            case Actor.Official official -> official.grants();
            case Actor.SystemClient client -> client.grants();
            case Actor.Visitor _, Actor.Applicant _, Actor.Platform _ -> List.of();
        };
        return new Scope(grants.stream().filter(grant -> grant.permissions().contains(permission.name())).toList(), separateRegions);
    }

    /** Runs {@code work} as the platform (timers, loaders, events), restoring the caller afterwards. */
    public <T> T asPlatform(String job, Supplier<T> work) {
        return as(new Actor.Platform(job), work);
    }

    /** Runs {@code work} as {@code actor}: for listeners that go on after the request that caused them. */
    public <T> T as(Actor actor, Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext mine = SecurityContextHolder.createEmptyContext();
        mine.setAuthentication(new ActorAuthentication(actor));
        SecurityContextHolder.setContext(mine);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}

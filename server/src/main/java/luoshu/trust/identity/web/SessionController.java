package luoshu.trust.identity.web;

import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.access.Grants;
import luoshu.kernel.access.SignInRequired;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.parties.Capacity;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.Standing;
import luoshu.trust.identity.internal.sessions.Actors;
import luoshu.trust.identity.internal.sessions.Cookies;
import luoshu.trust.identity.internal.sessions.Posts;
import luoshu.trust.identity.internal.sessions.Session;
import luoshu.trust.identity.internal.sessions.SessionFilter;
import luoshu.trust.identity.internal.sessions.SessionKind;
import luoshu.trust.identity.internal.sessions.Sessions;
import luoshu.trust.identity.internal.sessions.SignedIn;
import luoshu.trust.messages.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The session of this browser: who, in which capacity or post, where else. */
@RestController
class SessionController {

    record CapacityChoice(UUID capacityId) {
    }

    record PostChoice(UUID postId) {
    }

    private final Access access;
    private final Audit audit;
    private final Sessions sessions;
    private final Actors actors;
    private final Parties parties;
    private final Posts posts;
    private final Grants grants;
    private final Cookies cookies;
    private final Messages messages;

    SessionController(Access access, Audit audit, Sessions sessions, Actors actors, Parties parties, Posts posts, Grants grants, Cookies cookies, Messages messages) {
        this.access = access;
        this.audit = audit;
        this.sessions = sessions;
        this.actors = actors;
        this.parties = parties;
        this.posts = posts;
        this.grants = grants;
        this.cookies = cookies;
        this.messages = messages;
    }

    @GetMapping("/api/portal/session")
    PortalSession portal(HttpServletRequest request) {
        SignedIn me = signedIn(request);
        return me == null ? PortalSession.NOBODY : portal(me);
    }

    @PutMapping("/api/portal/session/capacity")
    @Asks(of = Actor.Applicant.class)
    PortalSession chooseCapacity(@RequestBody CapacityChoice choice, HttpServletRequest request) {
        SignedIn me = require(request);
        if (standing(me).capacities().stream().noneMatch(capacity -> capacity.id().equals(choice.capacityId()))) {
            throw new NotFound("capacity");
        }
        sessions.take(me.session(), choice.capacityId());
        audit.record(Act.done("session.capacity", "capacity:" + choice.capacityId()));
        return portal(actors.reload(me));
    }

    @GetMapping("/api/work/session")
    WorkSession work(HttpServletRequest request) {
        SignedIn me = signedIn(request);
        return me == null ? WorkSession.NOBODY : work(me);
    }

    @PutMapping("/api/work/session/post")
    @Asks(of = Actor.Official.class)
    WorkSession choosePost(@RequestBody PostChoice choice, HttpServletRequest request) {
        SignedIn me = require(request);
        if (posts.of(grants.listCurrent(me.account().id())).stream().noneMatch(post -> post.id().equals(choice.postId()))) {
            throw new NotFound("post");
        }
        sessions.take(me.session(), choice.postId());
        audit.record(Act.done("session.post", "post:" + choice.postId()));
        return work(actors.reload(me));
    }

    @GetMapping("/api/portal/sessions")
    List<SessionRow> portalSessions(HttpServletRequest request) {
        access.applicant();
        return rows(require(request));
    }

    @GetMapping("/api/work/sessions")
    List<SessionRow> workSessions(HttpServletRequest request) {
        access.official();
        return rows(require(request));
    }

    @DeleteMapping("/api/portal/sessions/{id}")
    List<SessionRow> endPortal(@PathVariable UUID id, HttpServletRequest request) {
        access.applicant();
        return end(id, require(request));
    }

    @DeleteMapping("/api/work/sessions/{id}")
    List<SessionRow> endWork(@PathVariable UUID id, HttpServletRequest request) {
        access.official();
        return end(id, require(request));
    }

    @PostMapping("/api/portal/sign-out")
    SignedOut signOutPortal(HttpServletRequest request, HttpServletResponse response) {
        access.applicant();
        signOut(require(request), request, response);
        return new SignedOut("/identity/signed-out");
    }

    @PostMapping("/api/work/sign-out")
    SignedOut signOutWork(HttpServletRequest request, HttpServletResponse response) {
        access.official();
        signOut(require(request), request, response);
        return new SignedOut("/identity/official/signed-out");
    }

    private void signOut(SignedIn me, HttpServletRequest request, HttpServletResponse response) {
        sessions.signOut(me.session());
        cookies.clear(request, response, me.session().kind().cookie());
        cookies.clear(request, response, SessionKind.provider(me.account().kind()).cookie());
        audit.record(Act.done("session.sign-out", "session:" + me.session().id()));
    }

    private List<SessionRow> end(UUID id, SignedIn me) {
        Session mine = sessions.find(id).filter(session -> session.account().equals(me.account().id()) && session.kind() == me.session().kind())
                .orElseThrow(() -> new NotFound("session"));
        sessions.signOut(mine);
        audit.record(Act.done("session.revoke", "session:" + id));
        return rows(me);
    }

    private List<SessionRow> rows(SignedIn me) {
        return sessions.listOf(me.account().id(), me.session().kind()).stream().map(session -> new SessionRow(session.id(), session.kind().name().toLowerCase(), session.device(),
                session.address(), session.signedInAt(), session.lastSeenAt(), session.id().equals(me.session().id()), session.factors())).toList();
    }

    private PortalSession portal(SignedIn me) {
        Standing standing = standing(me);
        Capacity chosen = Actors.chosen(standing, me.seat());
        return new PortalSession(true, standing.name(), standing.realNameLevel(), me.account().maskedMobile(), chosen, standing.capacities(), messages.unread(me.actor()),
                sessions.idleSeconds(SessionKind.PORTAL), standing.elderMode());
    }

    private Standing standing(SignedIn me) {
        return parties.standing(new PartyId(me.account().person()));
    }

    private WorkSession work(SignedIn me) {
        Actor.Official actor = (Actor.Official) me.actor();
        List<PostRef> mine = posts.of(grants.listCurrent(me.account().id()));
        PostRef chosen = mine.stream().filter(each -> each.id().equals(me.seat())).findFirst().orElse(null);
        List<String> permissions = actor.grants().stream().flatMap(grant -> grant.permissions().stream()).distinct().sorted().toList();
        return new WorkSession(true, me.account().name(), me.account().login(), chosen, mine, permissions, actor.administrator(), messages.unread(actor),
                sessions.idleSeconds(SessionKind.WORK));
    }

    private static @Nullable SignedIn signedIn(HttpServletRequest request) {
        return (SignedIn) request.getAttribute(SessionFilter.SIGNED_IN);
    }

    private static SignedIn require(HttpServletRequest request) {
        SignedIn me = signedIn(request);
        if (me == null) {
            throw new SignInRequired();
        }
        return me;
    }
}

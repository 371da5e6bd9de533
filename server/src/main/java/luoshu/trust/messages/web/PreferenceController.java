package luoshu.trust.messages.web;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.RateLimit;
import luoshu.kernel.texts.Text;
import luoshu.trust.messages.MessagePreferences;
import luoshu.trust.messages.internal.templates.MessageKinds;
import luoshu.trust.messages.internal.ways.PreferenceDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 消息设置, and the way out that mails carry. */
@RestController
class PreferenceController {

    record PreferenceBody(MessagePreferences.@Nullable Ways ways, boolean english, @Nullable List<PreferenceDesk.@Nullable Wish> kinds) {
    }

    record EmailBody(@Nullable String email) {
    }

    record EmailCodeBody(@Nullable String code) {
    }

    /** {@code mandatory}: why another way stays on. */
    record Unsubscribed(String kind, Text name, @Nullable Text mandatory) {
    }

    private final RateLimit addresses = new RateLimit(60);
    private final PreferenceDesk desk;
    private final Access access;

    PreferenceController(PreferenceDesk desk, Access access) {
        this.desk = desk;
        this.access = access;
    }

    @GetMapping("/api/portal/message-preferences")
    MessagePreferences get() {
        access.applicant();
        return desk.get();
    }

    @PutMapping("/api/portal/message-preferences")
    @Asks(of = Actor.Applicant.class)
    MessagePreferences choose(@RequestBody PreferenceBody body) {
        return desk.choose(body.ways(), body.english(), body.kinds());
    }

    @PutMapping("/api/portal/message-preferences/email")
    @Asks(of = Actor.Applicant.class)
    MessagePreferences changeEmail(@RequestBody EmailBody body) {
        return desk.changeEmail(body.email());
    }

    @PostMapping("/api/portal/message-preferences/email/confirmation")
    @Asks(of = Actor.Applicant.class)
    MessagePreferences confirmEmail(@RequestBody EmailCodeBody body) {
        return desk.confirmEmail(body.code());
    }

    @DeleteMapping("/api/portal/message-preferences/email")
    MessagePreferences dropEmail() {
        access.applicant();
        return desk.dropEmail();
    }

    @GetMapping("/api/public/messages/unsubscribe")
    Unsubscribed look(@RequestParam String token, HttpServletRequest request) {
        addresses.take(request.getRemoteAddr());
        return view(desk.kind(token));
    }

    @PostMapping("/api/public/messages/unsubscribe")
    @OwnTransaction("mail programs send no Idempotency-Key (RFC 8058); repeated, it changes nothing")
    Unsubscribed unsubscribe(@RequestParam String token, HttpServletRequest request) {
        addresses.take(request.getRemoteAddr());
        return view(desk.unsubscribe(token));
    }

    private static Unsubscribed view(MessageKinds.Kind kind) {
        return new Unsubscribed(kind.code(), kind.name(), kind.mandatory() == null ? null : kind.mandatory().why());
    }
}

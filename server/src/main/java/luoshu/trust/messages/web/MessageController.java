package luoshu.trust.messages.web;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.messages.InboxMessage;
import luoshu.trust.messages.internal.InboxQueries;
import luoshu.trust.messages.internal.Mailbox;
import luoshu.trust.messages.internal.MessageTemplates;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own inbox, in the language of Accept-Language (Chinese unless English is asked for). */
@RestController
class MessageController {

    private static final int MOST = 200;
    private final InboxQueries inbox;
    private final MessageTemplates templates;
    private final Access access;
    private final Clock clock;

    MessageController(InboxQueries inbox, MessageTemplates templates, Access access, Clock clock) {
        this.inbox = inbox;
        this.templates = templates;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/api/portal/messages")
    Page<InboxMessage> ofApplicant(@RequestParam(defaultValue = "false") boolean unread, @RequestParam(required = false) @Nullable String kind, @RequestParam(defaultValue = "0") int page,
                                    @RequestParam(defaultValue = "20") int size, @RequestHeader(name = "Accept-Language", required = false) @Nullable String languages) {
        return list(access.applicant(), unread, kind, page, size, languages);
    }

    @GetMapping("/api/work/messages")
    Page<InboxMessage> ofOfficial(@RequestParam(defaultValue = "false") boolean unread, @RequestParam(required = false) @Nullable String kind, @RequestParam(defaultValue = "0") int page,
                                   @RequestParam(defaultValue = "20") int size, @RequestHeader(name = "Accept-Language", required = false) @Nullable String languages) {
        return list(access.official(), unread, kind, page, size, languages);
    }

    @PostMapping("/api/portal/messages/read")
    @Asks(of = Actor.Applicant.class)
    MessagesRead readByApplicant(@RequestBody MessageIds read) {
        return mark(access.applicant(), read);
    }

    @PostMapping("/api/work/messages/read")
    @Asks(of = Actor.Official.class)
    MessagesRead readByOfficial(@RequestBody MessageIds read) {
        return mark(access.official(), read);
    }

    @PostMapping("/api/portal/messages/read-all")
    @Asks(of = Actor.Applicant.class)
    MessagesRead readAllByApplicant() {
        return markAll(access.applicant());
    }

    @PostMapping("/api/work/messages/read-all")
    @Asks(of = Actor.Official.class)
    MessagesRead readAllByOfficial() {
        return markAll(access.official());
    }

    private MessagesRead markAll(Actor actor) {
        inbox.markAllRead(Mailbox.of(actor), actor.subject(), clock.instant());
        return new MessagesRead(inbox.unread(Mailbox.of(actor)));
    }

    private Page<InboxMessage> list(Actor actor, boolean unread, @Nullable String kind, int page, int size, @Nullable String languages) {
        return inbox.page(Mailbox.of(actor), languages != null && languages.strip().toLowerCase(Locale.ROOT).startsWith("en"), unread,
                kind == null || kind.isBlank() ? null : templates.keysOf(kind), templates::kind, new PageRequest(page, size));
    }

    private MessagesRead mark(Actor actor, MessageIds read) {
        if (read.ids == null || read.ids.isEmpty() || read.ids.size() > MOST || read.ids.contains(null)) {
            throw new Invalid("/ids", "out-of-range", "请选择 1–200 条消息");
        }
        inbox.markRead(Mailbox.of(actor), read.ids, actor.subject(), clock.instant());
        return new MessagesRead(inbox.unread(Mailbox.of(actor)));
    }

    record MessageIds(@Nullable List<@Nullable UUID> ids) {
    }

    /** {@code unread}: what is left, counted up to 100. */
    record MessagesRead(int unread) {
    }
}

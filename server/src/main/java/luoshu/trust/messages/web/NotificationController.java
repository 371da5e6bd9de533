package luoshu.trust.messages.web;

import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.access.SignInRequired;
import luoshu.trust.messages.SentNotification;
import luoshu.trust.messages.internal.applications.MessageKey;
import luoshu.trust.messages.internal.applications.Notifications;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sending with a key: {@code Authorization: Bearer lsm-…}. */
@RestController
class NotificationController {

    private final Notifications notifications;

    NotificationController(Notifications notifications) {
        this.notifications = notifications;
    }

    @PostMapping("/api/messages/notifications")
    @Asks(of = Actor.SystemClient.class)
    SentNotification send(@RequestAttribute(name = MessageKey.ATTRIBUTE, required = false) @Nullable MessageKey key, @RequestBody Notifications.Wanted wanted) {
        return notifications.send(known(key), wanted);
    }

    @GetMapping("/api/messages/notifications/{id}")
    SentNotification notification(@RequestAttribute(name = MessageKey.ATTRIBUTE, required = false) @Nullable MessageKey key, @PathVariable UUID id) {
        return notifications.get(known(key), id);
    }

    private static MessageKey known(@Nullable MessageKey key) {
        if (key == null) {
            throw new SignInRequired();
        }
        return key;
    }
}

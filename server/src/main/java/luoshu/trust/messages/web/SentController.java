package luoshu.trust.messages.web;

import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.MessageQueue;
import luoshu.trust.messages.SentMessage;
import luoshu.trust.messages.internal.SentDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 发送记录. */
@RestController
class SentController {

    private final SentDesk desk;
    private final Access access;

    SentController(SentDesk desk, Access access) {
        this.desk = desk;
        this.access = access;
    }

    @GetMapping("/api/work/sent-messages")
    Page<SentMessage> sentMessages(@RequestParam(required = false) Message.@Nullable Channel channel, @RequestParam(required = false) @Nullable String state,
                                   @RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        access.require(SentDesk.READ);
        return desk.page(channel, state, q, new PageRequest(page, size));
    }

    @GetMapping("/api/work/message-queue")
    MessageQueue messageQueue() {
        access.require(SentDesk.READ);
        return desk.queue();
    }

    @PostMapping("/api/work/sent-messages/{id}/again")
    @Asks("message.read")
    MessageQueue again(@PathVariable UUID id) {
        return desk.again(id);
    }
}

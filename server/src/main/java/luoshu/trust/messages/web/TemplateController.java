package luoshu.trust.messages.web;

import java.util.List;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.trust.messages.MessageTemplateRow;
import luoshu.trust.messages.MessageTemplateVersion;
import luoshu.trust.messages.TemplateContent;
import luoshu.trust.messages.TemplatePreview;
import luoshu.trust.messages.internal.templates.TemplateDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 消息模板. */
@RestController
@RequestMapping("/api/work/message-templates")
class TemplateController {

    record TemplateBody(@Nullable TemplateContent content, @Nullable String note) {
    }

    record PreviewBody(@Nullable TemplateContent content) {
    }

    private final TemplateDesk desk;
    private final Access access;

    TemplateController(TemplateDesk desk, Access access) {
        this.desk = desk;
        this.access = access;
    }

    @GetMapping
    List<MessageTemplateRow> templates() {
        access.require(TemplateDesk.EDIT);
        return desk.list();
    }

    @GetMapping("/{key}")
    List<MessageTemplateVersion> versions(@PathVariable String key) {
        access.require(TemplateDesk.EDIT);
        return desk.versions(key);
    }

    @PutMapping("/{key}/draft")
    @Asks("message.template")
    MessageTemplateVersion draft(@PathVariable String key, @RequestBody TemplateBody body) {
        return desk.draft(key, body.content(), body.note());
    }

    @DeleteMapping("/{key}/draft")
    @Asks("message.template")
    List<MessageTemplateVersion> dropDraft(@PathVariable String key) {
        return desk.dropDraft(key);
    }

    @PostMapping("/{key}/preview")
    @Asks("message.template")
    @OwnTransaction("a question with a body; changes nothing")
    TemplatePreview preview(@PathVariable String key, @RequestBody PreviewBody body) {
        return desk.preview(key, body.content());
    }

    @PostMapping("/{key}/publication")
    @Asks("message.template")
    MessageTemplateVersion publish(@PathVariable String key) {
        return desk.publish(key);
    }

    @PostMapping("/{key}/versions/{version}/restoration")
    @Asks("message.template")
    MessageTemplateVersion restore(@PathVariable String key, @PathVariable int version) {
        return desk.restore(key, version);
    }
}

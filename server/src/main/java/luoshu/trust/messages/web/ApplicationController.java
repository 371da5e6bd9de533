package luoshu.trust.messages.web;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.trust.messages.MessageApplication;
import luoshu.trust.messages.internal.applications.ApplicationDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 接入应用和密钥, for the officials of an organ. */
@RestController
@RequestMapping("/api/work/message-applications")
class ApplicationController {

    record ApplicationBody(@Nullable String name, int dailyLimit) {
    }

    record TeamBody(@Nullable List<@Nullable String> members, int dailyLimit) {
    }

    record KeyBody(MessageApplication.@Nullable KeyKind kind, @Nullable String name) {
    }

    record EndpointBody(@Nullable String endpoint) {
    }

    private final ApplicationDesk desk;
    private final Access access;

    ApplicationController(ApplicationDesk desk, Access access) {
        this.desk = desk;
        this.access = access;
    }

    @GetMapping
    List<MessageApplication> applications() {
        access.require(ApplicationDesk.MANAGE);
        return desk.list();
    }

    @GetMapping("/{id}")
    MessageApplication application(@PathVariable UUID id) {
        return desk.get(id);
    }

    @PostMapping
    @Asks("message.manage")
    MessageApplication open(@RequestBody ApplicationBody body) {
        return desk.open(body.name(), body.dailyLimit());
    }

    @PutMapping("/{id}")
    @Asks("message.manage")
    MessageApplication change(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody TeamBody body) {
        return desk.change(id, IfMatch.version(ifMatch), body.members(), body.dailyLimit());
    }

    @PostMapping("/{id}/keys")
    @Asks("message.manage")
    @OwnTransaction("the key is in this answer and nowhere else, so the answer is not kept; a repetition makes another key, which can be revoked")
    MessageApplication.NewKey addKey(@PathVariable UUID id, @RequestBody KeyBody body) {
        return desk.addKey(id, body.kind(), body.name());
    }

    @DeleteMapping("/{id}/keys/{key}")
    @Asks("message.manage")
    MessageApplication revokeKey(@PathVariable UUID id, @PathVariable UUID key) {
        return desk.revokeKey(id, key);
    }

    @PutMapping("/{id}/endpoint")
    @Asks("message.manage")
    @OwnTransaction("the secret is in this answer and nowhere else, so the answer is not kept; the version keeps a repetition from changing anything")
    ApplicationDesk.Endpoint endpoint(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody EndpointBody body) {
        return desk.endpoint(id, IfMatch.version(ifMatch), body.endpoint());
    }

    @PostMapping("/{id}/endpoint/verification")
    @Asks("message.manage")
    @OwnTransaction("the address is asked outside a transaction; asking again changes nothing")
    MessageApplication verify(@PathVariable UUID id) {
        return desk.verify(id);
    }
}

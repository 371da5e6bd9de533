package luoshu.data.prefill.web;

import java.util.UUID;

import jakarta.validation.Valid;
import luoshu.data.prefill.PrefillRule;
import luoshu.data.prefill.PrefillRuleDraft;
import luoshu.data.prefill.PrefillRules;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 数据预填, for the organs whose matters are filled in. */
@RestController
@RequestMapping("/api/work/prefill-rules")
class PrefillRuleController {

    private final PrefillRules rules;

    PrefillRuleController(PrefillRules rules) {
        this.rules = rules;
    }

    @GetMapping
    Page<PrefillRule> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return rules.list(new PageRequest(page, size));
    }

    @GetMapping("/{id}")
    PrefillRule get(@PathVariable UUID id) {
        return rules.get(id);
    }

    @PostMapping
    @Asks("prefill.edit")
    PrefillRule draft(@RequestBody @Valid PrefillRuleDraft body) {
        return rules.draft(body);
    }

    @PostMapping("/{id}/confirm")
    PrefillRule confirm(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return rules.confirm(id, IfMatch.version(ifMatch));
    }

    @PostMapping("/{id}/withdraw")
    PrefillRule withdraw(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return rules.withdraw(id, IfMatch.version(ifMatch));
    }
}

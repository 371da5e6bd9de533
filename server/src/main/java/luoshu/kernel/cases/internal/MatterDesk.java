package luoshu.kernel.cases.internal;

import java.nio.charset.StandardCharsets;

import luoshu.kernel.flows.Flow;
import luoshu.kernel.flows.Flows;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.problems.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The definition a case runs under. */
@Component
class MatterDesk {

    private final Matters matters;
    private final Flows flows;

    MatterDesk(Matters matters, Flows flows) {
        this.matters = matters;
        this.flows = flows;
    }

    /** As it can be applied for today. */
    PublishedMatter open(@Nullable String code) {
        if (code == null) {
            throw new Invalid("/matterCode", "required", "请选择事项");
        }
        return matters.getByCode(code);
    }

    PublishedMatter pinned(String code, int version) {
        return matters.getPinned(code, version);
    }

    PublishedMatter of(CaseFile file) {
        return pinned(file.identity.matterCode(), file.identity.matterVersion());
    }

    Flow flow(PublishedMatter matter) {
        return flows.compile(matter.definition().flow().getBytes(StandardCharsets.UTF_8));
    }
}

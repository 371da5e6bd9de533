package luoshu.service.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.cases.CaseDossier;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.Draft;
import luoshu.kernel.cases.NewDraft;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Mobile;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.Party;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.parties.RegisteredParty;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a clerk at a window can do. The clerk's permission is asked on every call; that a draft is of the clerk's own window is asked by {@link Cases}. */
@Component
public class Acceptance {

    public static final Permission FILE = new Permission("acceptance.file");

    private final Cases cases;
    private final Parties parties;
    private final Access access;
    private final Audit audit;

    Acceptance(Cases cases, Parties parties, Access access, Audit audit) {
        this.cases = cases;
        this.parties = parties;
        this.access = access;
        this.audit = audit;
    }

    /** Finds or registers the party whose card or licence the clerk has in hand. Everything wrong with the input is told at once. */
    public RegisteredParty register(PartyKind kind, @Nullable String name, @Nullable String idNumber, @Nullable String creditCode, @Nullable String mobile) {
        access.require(FILE);
        List<FieldError> errors = new ArrayList<>();
        if (name == null || name.isBlank()) {
            errors.add(new FieldError("/name", "required", "请填写姓名或名称"));
        }
        if (kind == PartyKind.PERSON && (idNumber == null || idNumber.isBlank())) {
            errors.add(new FieldError("/idNumber", "required", "请填写身份证号码"));
        }
        if (kind != PartyKind.PERSON && (creditCode == null || creditCode.isBlank())) {
            errors.add(new FieldError("/creditCode", "required", "请填写统一社会信用代码"));
        }
        Mobile number = collect(errors, () -> mobile == null || mobile.isBlank() ? null : new Mobile(mobile));
        CitizenId citizen = collect(errors, () -> kind == PartyKind.PERSON && idNumber != null && !idNumber.isBlank() ? new CitizenId(idNumber) : null);
        CreditCode code = collect(errors, () -> kind != PartyKind.PERSON && creditCode != null && !creditCode.isBlank() ? new CreditCode(creditCode) : null);
        if (!errors.isEmpty() || name == null) {
            throw new Invalid(errors);
        }
        return citizen != null ? parties.registerAtWindow(name, citizen, number) : parties.registerAtWindow(name, Objects.requireNonNull(code), kind);
    }

    private static <T> @Nullable T collect(List<FieldError> errors, Supplier<@Nullable T> value) {
        try {
            return value.get();
        } catch (Invalid wrong) {
            errors.addAll(wrong.errors());
            return null;
        }
    }

    /** Opens an application of {@code party}; {@code agent}: who came instead of them. */
    public Draft open(String matterCode, UUID party, CaseDossier.@Nullable Agent agent, @Nullable Map<String, Object> answers, @Nullable Boolean commitment) {
        access.require(FILE);
        Actor.Official clerk = access.official();
        Party applicant = parties.find(new PartyId(party)).orElseThrow(() -> new Invalid("/partyId", "unknown", "请先登记申请人"));
        if (agent != null && (agent.name() == null || agent.name().isBlank() || agent.name().length() > 50)) {
            throw new Invalid("/agent/name", "required", "请填写代办人姓名，最多 50 个字");
        }
        Draft draft = cases.openDraftAtWindow(clerk, new NewDraft(matterCode, answers, commitment), applicant.id().value(), applicant.name(), agent);
        audit.record(Act.done("acceptance.open", "draft:" + draft.id()).onCase(null, matterCode).of(applicant.id().value()));
        return draft;
    }
}

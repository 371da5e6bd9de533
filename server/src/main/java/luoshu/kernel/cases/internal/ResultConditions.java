package luoshu.kernel.cases.internal;

import java.util.List;
import java.util.Optional;

import luoshu.kernel.cases.CaseCharges;
import luoshu.kernel.cases.ResultCondition;
import luoshu.kernel.matters.ApplicantKind;
import luoshu.kernel.matters.FeeCharge;
import luoshu.kernel.matters.Fees;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.problems.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What a case costs, and whether anything stands between the decision and its result. */
@Component
class ResultConditions {

    private final Fees fees;
    /** Found when first needed: whoever knows a condition may itself read cases. */
    private final SingletonSupplier<List<ResultCondition>> conditions;

    ResultConditions(Fees fees, ObjectProvider<ResultCondition> conditions) {
        this.fees = fees;
        this.conditions = SingletonSupplier.of(() -> conditions.orderedStream().toList());
    }

    Optional<Problem> unmet(CaseWork work) {
        List<FeeCharge> charges = fees(work.file, work.matter);
        return conditions.obtain().stream().flatMap(condition -> condition.unmet(work.file.identity.id(), work.matter, charges).stream()).findFirst();
    }

    CaseCharges charges(CaseFile file, PublishedMatter matter) {
        CaseFile.Identity identity = file.identity;
        return new CaseCharges(identity.id(), identity.number(), identity.matterCode(), identity.matterName(), matter.definition().taskType(), identity.organ(), identity.organName(),
                identity.subject(), identity.applicant(), identity.person(), identity.applicantName(), fees(file, matter));
    }

    List<FeeCharge> fees(CaseFile file, PublishedMatter matter) {
        return matter.definition().fees().isEmpty() ? List.of() : fees.of(matter.definition(), ApplicantKind.valueOf(file.identity.applicantKind()), file.answers, file.form);
    }
}

package luoshu.kernel.cases;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.problems.FieldError;

/** Extension point: reasons outside the form why this applicant cannot apply. Asked at submission, together with every other check. */
public interface EligibilityCheck {
    List<FieldError> check(UUID applicant, PublishedMatter matter, Map<String, Object> answers, boolean commitment);
}

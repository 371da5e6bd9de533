package luoshu.kernel.cases.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.cases.Delivery;
import luoshu.kernel.cases.EligibilityCheck;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.forms.Forms;
import luoshu.kernel.matters.ApplicantKind;
import luoshu.kernel.matters.MaterialGuide;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.matters.SituationOutcome;
import luoshu.kernel.matters.Situations;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that keeps an application from being complete, collected: situation, form, materials, delivery, eligibility. */
@Component
class Completeness {

    /** What was filled in so far. */
    record Application(ApplicantKind kind, UUID applicant, Map<String, Object> answers, JsonNode form, Map<String, List<FileRef>> materials, List<String> deferred,
                       @Nullable Delivery delivery, boolean commitment) {
    }

    private final Situations situations;
    private final Forms forms;
    private final List<EligibilityCheck> checks;

    Completeness(Situations situations, Forms forms, List<EligibilityCheck> checks) {
        this.situations = situations;
        this.forms = forms;
        this.checks = checks;
    }

    SituationOutcome situation(MatterDefinition definition, Application application) {
        return situations.resolve(definition, application.kind(), application.answers(), application.commitment());
    }

    /** The form as it counts: what the situation fixes is filled in, what is hidden is gone. */
    ObjectNode settled(MatterDefinition definition, JsonNode form, Map<String, Object> answers) {
        return forms.settle(definition.form(), form, answers);
    }

    List<FieldError> formProblems(MatterDefinition definition, JsonNode form, Map<String, Object> answers) {
        return forms.check(definition.form(), form, answers).stream().map(error -> new FieldError("/form" + error.pointer(), error.code(), error.message(), error.params())).toList();
    }

    List<FieldError> problems(PublishedMatter matter, Application application) {
        MatterDefinition definition = matter.definition();
        List<FieldError> errors = new ArrayList<>();
        try {
            SituationOutcome outcome = situation(definition, application);
            if (outcome.next() != null) {
                errors.add(new FieldError("/answers/" + outcome.next().code(), "answer-first", "请先回答：" + outcome.next().text().zh(), Map.of("question", outcome.next().text())));
            }
            for (Text stop : outcome.stops()) {
                errors.add(new FieldError("/answers", "not-this-matter", stop.zh(), Map.of("reason", stop)));
            }
            outcome.materials().forEach(material -> material(definition, material, application, errors));
        } catch (Invalid wrongAnswers) {
            errors.addAll(wrongAnswers.errors());
        }
        try {
            errors.addAll(formProblems(definition, application.form(), application.answers()));
        } catch (Invalid outOfBounds) {
            errors.addAll(outOfBounds.errors());
        }
        delivery(definition, application.delivery(), errors);
        checks.forEach(check -> errors.addAll(check.check(application.applicant(), matter, application.answers(), application.commitment())));
        return List.copyOf(errors);
    }

    private static void material(MatterDefinition definition, MaterialGuide material, Application application, List<FieldError> errors) {
        String pointer = "/materials/" + material.code();
        List<FileRef> files = application.materials().getOrDefault(material.code(), List.of());
        boolean deferred = application.deferred().contains(material.code());
        if (deferred && (!material.deferrable() || definition.tolerant() == null)) {
            errors.add(new FieldError(pointer, "not-deferrable", material.name().zh() + "不能容缺后补"));
        } else if (files.isEmpty() && material.required() && !deferred && !material.materialFormat().equals("1")) {
            errors.add(new FieldError(pointer, "required", "请上传" + material.name().zh()));
        }
        if (files.size() > material.maxFiles()) {
            errors.add(new FieldError(pointer, "too-many-files", material.name().zh() + "最多 " + material.maxFiles() + " 个文件", Map.of("limit", material.maxFiles())));
        }
    }

    private static void delivery(MatterDefinition definition, @Nullable Delivery delivery, List<FieldError> errors) {
        if (delivery == null) {
            if (definition.results().isEmpty()) {
                return;
            }
            errors.add(new FieldError("/delivery/way", "required", "请选择领取方式"));
            return;
        }
        if (!definition.delivery().contains(delivery.way())) {
            errors.add(new FieldError("/delivery/way", "not-offered", "本事项没有这种领取方式"));
        }
        if (delivery.way().equals("4")) {
            required(delivery.address(), "/delivery/address", "请填写收件地址", errors);
            required(delivery.recipient(), "/delivery/recipient", "请填写收件人", errors);
            if (delivery.mobile() == null || !delivery.mobile().matches("1[3-9][0-9]{9}")) {
                errors.add(new FieldError("/delivery/mobile", "cn-mobile", "请填写收件人手机号码"));
            }
        }
    }

    private static void required(@Nullable String value, String pointer, String message, List<FieldError> errors) {
        if (value == null || value.isBlank() || value.length() > 200) {
            errors.add(new FieldError(pointer, "required", message));
        }
    }
}

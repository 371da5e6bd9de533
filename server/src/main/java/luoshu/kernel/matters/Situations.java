package luoshu.kernel.matters;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.rules.Rules;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which questions apply, and what the answers mean for the materials. */
@Component
public class Situations {

    private final Rules rules;

    public Situations(Rules rules) {
        this.rules = rules;
    }

    /**
     * @param answers    String (option code), Boolean or list of option codes by question code; unknown codes and values are {@link Invalid} with
     *                   pointers {@code /answers/<code>}; answers to questions that do not apply are ignored
     * @param commitment the applicant chooses 告知承诺: the materials the promise replaces are left out
     */
    public SituationOutcome resolve(MatterDefinition definition, ApplicantKind applicantKind, Map<String, ?> answers, boolean commitment) {
        refuseWrong(definition, answers, commitment);
        Map<String, Object> known = new HashMap<>();
        known.put("applicant", Map.of("kind", applicantKind.name()));
        List<String> asked = new ArrayList<>();
        SituationQuestion next = null;
        Set<String> open = new HashSet<>();
        for (SituationQuestion question : definition.questions()) {
            if (next != null) {
                open.add(question.code());
            } else if (applies(question.when(), known)) {
                asked.add(question.code());
                Object answer = answers.get(question.code());
                if (answer == null) {
                    next = question;
                    open.add(question.code());
                } else {
                    known.put(question.code(), answer);
                }
            }
        }
        List<Text> stops = definition.stops().stream().filter(stop -> certain(stop.when(), open) && rules.holds(stop.when(), known)).map(SituationStop::text).toList();
        List<Text> notes = definition.notes().stream().filter(note -> certain(note.when(), open) && rules.holds(note.when(), known)).map(SituationNote::text).toList();
        Set<String> promised = commitment && definition.commitment() != null ? Set.copyOf(definition.commitment().materials()) : Set.of();
        List<MaterialGuide> materials = definition.materials().stream().filter(material -> !promised.contains(material.code()))
                .filter(material -> material.when() == null || certain(material.when(), open) && rules.holds(material.when(), known)).map(MaterialGuide::of).toList();
        return new SituationOutcome(next == null && stops.isEmpty(), next == null ? null : Question.of(next), List.copyOf(asked), stops, notes, materials, definition.fees().stream()
                .filter(fee -> fee.when() == null || !certain(fee.when(), open) || rules.holds(fee.when(), known)).toList());
    }

    private boolean applies(@Nullable String when, Map<String, Object> known) {
        return when == null || rules.holds(when, known);
    }

    /** Does the condition read only what is already known? An unanswered question must not decide by being empty. */
    private boolean certain(String when, Set<String> open) {
        return open.isEmpty() || rules.names(when).stream().noneMatch(open::contains);
    }

    private static void refuseWrong(MatterDefinition definition, Map<String, ?> answers, boolean commitment) {
        List<FieldError> errors = new ArrayList<>();
        answers.forEach((code, answer) -> {
            Optional<SituationQuestion> question = definition.findQuestion(code);
            if (question.isEmpty()) {
                errors.add(new FieldError("/answers/" + code, "unknown-question", "没有这个问题"));
            } else if (answer != null && !fits(question.get(), answer)) {
                errors.add(new FieldError("/answers/" + code, "not-an-option", "不是可选的答案"));
            }
        });
        if (commitment && definition.commitment() == null) {
            errors.add(new FieldError("/commitment", "no-commitment", "该事项不适用告知承诺"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private static boolean fits(SituationQuestion question, Object answer) {
        Set<String> options = new HashSet<>();
        question.options().forEach(option -> options.add(option.code()));
        return switch (question.type()) {
            case YES_NO -> answer instanceof Boolean;
            case SINGLE -> answer instanceof String code && options.contains(code);
            case MULTI -> answer instanceof Collection<?> codes && !codes.isEmpty() && options.containsAll(codes) && new HashSet<>(codes).size() == codes.size();
        };
    }
}

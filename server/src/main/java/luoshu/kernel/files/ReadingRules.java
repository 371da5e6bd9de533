package luoshu.kernel.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import luoshu.kernel.access.Actor;
import org.springframework.stereotype.Component;

/** Who reads what belongs to an owner: the one {@link FileAccess} of its kind is asked. */
@Component
public class ReadingRules {

    private final Map<String, FileAccess> rules;

    ReadingRules(List<FileAccess> rules) {
        this.rules = rules.stream().collect(Collectors.toUnmodifiableMap(FileAccess::kind, Function.identity()));
    }

    /** Empty: not theirs, or of a kind nobody answers for. */
    public Optional<FileAccess.Reading> ask(Actor actor, FileOwner owner) {
        return Optional.ofNullable(rules.get(owner.kind())).flatMap(rule -> rule.mayRead(actor, owner));
    }
}

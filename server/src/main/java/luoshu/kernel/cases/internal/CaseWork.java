package luoshu.kernel.cases.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.flows.Flow;
import luoshu.kernel.flows.FlowFacts;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.tasks.EndedTask;
import luoshu.kernel.tasks.NewTask;
import luoshu.kernel.tasks.OpenTask;
import org.jspecify.annotations.Nullable;

/** One act on one case: who, when, under which definition, and everything it changes. {@link CaseStore} writes it in one statement. */
final class CaseWork {

    /** What the journal keeps of an act. */
    record Entry(@Nullable String step, @Nullable String stepName, @Nullable String outcome, @Nullable String opinion, Map<String, Object> detail) {
        static final Entry NOTHING = new Entry(null, null, null, null, Map.of());

        static Entry saying(@Nullable String opinion) {
            return new Entry(null, null, null, opinion, Map.of());
        }

        Entry with(String name, @Nullable Object value) {
            Map<String, Object> more = new HashMap<>(detail);
            if (value != null) {
                more.put(name, value);
            }
            return new Entry(step, stepName, outcome, opinion, more);
        }
    }

    final CaseFile file;
    final PublishedMatter matter;
    final Flow flow;
    Actor actor;
    final Instant now;
    final LocalDate today;
    final long readVersion;
    final List<JournalRow> entries = new ArrayList<>();
    final List<NewDocument> documents = new ArrayList<>();
    final List<NewTask> opened = new ArrayList<>();
    final List<EndedTask> ended = new ArrayList<>();
    boolean contentChanged;

    CaseWork(CaseFile file, PublishedMatter matter, Flow flow, Actor actor, Instant now) {
        this.file = file;
        this.matter = matter;
        this.flow = flow;
        this.actor = actor;
        this.now = now;
        this.today = LocalDate.ofInstant(now, CaseFiles.ZONE);
        this.readVersion = file.version;
    }

    /** Goes along the edge of the table, and writes it down. @throws luoshu.kernel.cases.ActNotPossible */
    void go(CaseCommand command, Entry entry) {
        CaseTransitions.Transition edge = CaseTransitions.get(file.state, command);
        if (edge.target() != file.state) {
            file.state = edge.target();
            file.stateSince = now;
        }
        file.version = readVersion + 1;
        Actor.Official official = actor instanceof Actor.Official one ? one : null;
        JournalRow row = new JournalRow(file.journal.size() + 1, now, edge.fact(), file.state, entry.step(), entry.stepName(), entry.outcome(), actor.subject(), actor.name(),
                actor.capacityText(), official == null ? null : official.organ(), official == null ? null : official.organName(), official == null ? null : official.postTitle(),
                entry.opinion(), entry.detail(), edge.told());
        file.journal.add(row);
        entries.add(row);
    }

    void open(NewTask task) {
        opened.add(task);
    }

    /** Ends the task with this key if it is open; {@code done} false drops it. */
    void end(String key, String outcome, boolean done) {
        if (file.findTask(key).isPresent()) {
            ended.add(new EndedTask(key, outcome, done));
        }
    }

    void dropAll(String outcome) {
        for (OpenTask task : file.tasks) {
            if (ended.stream().noneMatch(one -> one.key().equals(task.refKey()))) {
                ended.add(new EndedTask(task.refKey(), outcome, false));
            }
        }
    }

    FlowFacts flowFacts() {
        Map<String, Object> form = new HashMap<>();
        file.form.properties().forEach(property -> {
            if (property.getValue().isNumber()) {
                form.put(property.getKey(), property.getValue().numberValue());
            } else if (property.getValue().isString()) {
                form.put(property.getKey(), property.getValue().asString());
            }
        });
        Map<String, Object> situation = new HashMap<>();
        file.answers.forEach((question, answer) -> situation.put(question, Objects.toString(answer)));
        return new FlowFacts(situation, form);
    }
}

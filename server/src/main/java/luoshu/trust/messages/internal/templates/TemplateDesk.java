package luoshu.trust.messages.internal.templates;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.texts.Text;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.MessageTemplateRow;
import luoshu.trust.messages.MessageTemplateVersion;
import luoshu.trust.messages.TemplateContent;
import luoshu.trust.messages.TemplatePreview;
import luoshu.trust.messages.internal.MessageTemplates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 模板管理: draft, check, preview, publish; what was in force before is kept and can be put in force again. */
@Component
public class TemplateDesk {

    public static final Permission EDIT = new Permission("message.template");
    private static final int LONGEST_NOTE = 200;
    private final ShippedTemplates shipped;
    private final MessageTemplates templates;
    private final TemplateQueries queries;
    private final MessageKinds kinds;
    private final SendingRules rules;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    TemplateDesk(ShippedTemplates shipped, MessageTemplates templates, TemplateQueries queries, MessageKinds kinds, SendingRules rules, Access access, Audit audit, Clock clock) {
        this.shipped = shipped;
        this.templates = templates;
        this.queries = queries;
        this.kinds = kinds;
        this.rules = rules;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    public List<MessageTemplateRow> list() {
        Map<String, TemplateQueries.Row> drafts = queries.drafts().stream().collect(Collectors.toMap(TemplateQueries.Row::key, row -> row));
        return shipped.all().stream().flatMap(one -> templates.find(one.key()).stream()).map(one -> {
            ShippedTemplate contract = one.contract();
            return new MessageTemplateRow(contract.key(), contract.kind(), kind(contract), one.content().inApp().title(), List.copyOf(one.content().channels()), one.content().urgent(), contract.api(),
                    one.version(), drafts.containsKey(contract.key()));
        }).toList();
    }

    private Text kind(ShippedTemplate contract) {
        return kinds.find(contract.kind()).map(MessageKinds.Kind::name).orElse(new Text(contract.kind(), contract.kind()));
    }

    /** Newest first. @throws NotFound */
    public List<MessageTemplateVersion> versions(String key) {
        ShippedTemplate contract = contract(key);
        return queries.versions(key).stream().map(row -> view(contract, row)).toList();
    }

    private MessageTemplateVersion view(ShippedTemplate contract, TemplateQueries.Row row) {
        return new MessageTemplateVersion(row.key(), row.version(), row.origin().equals("PACKAGE"), MessageTemplateVersion.State.valueOf(row.state()), row.content(),
                contract.variables().stream().sorted().map(name -> new MessageTemplateVersion.Variable(name, contract.samples().get(name))).toList(), row.note(), row.madeAt(), row.maker(),
                row.publishedAt(), row.publisher());
    }

    /** What it would look like with sample data, and everything that is wrong with it. Changes nothing. */
    public TemplatePreview preview(String key, @Nullable TemplateContent content) {
        return preview(contract(key), given(content));
    }

    private TemplatePreview preview(ShippedTemplate contract, TemplateContent content) {
        List<FieldError> errors = TemplateCheck.check(contract, content, rules);
        Map<String, String> samples = contract.sampleValues();
        Text sms = TemplateWords.fill(content.smsOrDefault(), samples);
        Text signed = new Text(rules.signed(sms.zh(), content.signature()), rules.signed(sms.en(), content.signature()));
        List<TemplatePreview.Way> ways = new ArrayList<>();
        for (Message.Channel channel : content.channels()) {
            ways.add(switch (channel) {
                case IN_APP -> new TemplatePreview.Way(channel, fill(content.inApp().title(), samples), fill(content.inApp().body(), samples), 0);
                case SMS -> new TemplatePreview.Way(channel, null, signed, TemplateWords.segments(signed.zh().length(), rules.sms()));
                case EMAIL -> new TemplatePreview.Way(channel, fill(content.mailOrDefault().title(), samples), fill(content.mailOrDefault().body(), samples), 0);
                case WEBHOOK -> new TemplatePreview.Way(channel, null, fill(content.webhookOrDefault(), samples), 0);
            });
        }
        return new TemplatePreview(ways, errors.stream().map(error -> new TemplatePreview.Finding(error.pointer(), error.code(), error.message())).toList());
    }

    private static Text fill(Text text, Map<String, String> samples) {
        return TemplateWords.fill(text, samples);
    }

    /** Keeps the draft also while it has faults: publishing is what refuses them. */
    @Transactional
    public MessageTemplateVersion draft(String key, @Nullable TemplateContent content, @Nullable String note) {
        access.require(EDIT);
        ShippedTemplate contract = contract(key);
        String why = note == null ? "" : note.strip();
        Storable.check(why, "/note");
        if (why.isEmpty() || why.length() > LONGEST_NOTE) {
            throw new Invalid("/note", why.isEmpty() ? "required" : "too-long", "请写明修改的原因，不超过 " + LONGEST_NOTE + " 字");
        }
        queries.draft(key, given(content), why, access.actor().subject(), access.actor().name(), clock.instant());
        audit.record(Act.done("message.template-draft", "template:" + key));
        return view(contract, queries.lockDraft(key).orElseThrow());
    }

    @Transactional
    public MessageTemplateVersion publish(String key) {
        access.require(EDIT);
        ShippedTemplate contract = contract(key);
        TemplateQueries.Row draft = queries.lockDraft(key).orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "no-draft", "there is no draft of this template"));
        List<FieldError> errors = TemplateCheck.check(contract, draft.content(), rules);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return inForce(contract, draft);
    }

    /** Puts an earlier version in force again. @throws NotFound */
    @Transactional
    public MessageTemplateVersion restore(String key, int version) {
        access.require(EDIT);
        ShippedTemplate contract = contract(key);
        TemplateQueries.Row kept = queries.find(key, version).filter(row -> !row.state().equals("DRAFT")).orElseThrow(() -> new NotFound("template"));
        return inForce(contract, kept);
    }

    private MessageTemplateVersion inForce(ShippedTemplate contract, TemplateQueries.Row row) {
        queries.publish(row.key(), row.version(), access.actor().name(), clock.instant());
        audit.record(Act.done("message.template-publish", "template:" + row.key()).with(Map.of("version", row.version())));
        templates.changed();
        return view(contract, queries.find(row.key(), row.version()).orElseThrow());
    }

    @Transactional
    public List<MessageTemplateVersion> dropDraft(String key) {
        access.require(EDIT);
        contract(key);
        queries.dropDraft(key);
        audit.record(Act.done("message.template-drop", "template:" + key));
        return versions(key);
    }

    private ShippedTemplate contract(String key) {
        return Optional.of(key).flatMap(shipped::find).orElseThrow(() -> new NotFound("template"));
    }

    private static TemplateContent given(@Nullable TemplateContent content) {
        if (content == null || !content.whole()) {
            throw new Invalid("/content", "required", "请填写模板内容");
        }
        ShippedTemplates.words(content).forEach(text -> {
            Storable.check(text.zh(), "/content");
            Storable.check(text.en(), "/content");
        });
        Storable.check(content.signature() == null ? "" : content.signature(), "/content/signature");
        return content;
    }
}

package luoshu.data.prefill.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.data.catalog.ShareMode;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractState;
import luoshu.data.contracts.Masking;
import luoshu.data.gateway.OperationParameter;
import luoshu.data.gateway.PlatformCalls;
import luoshu.data.gateway.ServiceOperation;
import luoshu.data.prefill.PrefillField;
import luoshu.data.prefill.PrefillParameter;
import luoshu.data.prefill.PrefillRuleDraft;
import luoshu.kernel.forms.FormDefinition;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.regions.RegionCode;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What is wrong with a rule, all at once. */
@Component
class RuleBounds {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9_.-]+)\\}");
    private static final Set<String> SCALARS = Set.of("string", "number", "integer", "boolean");
    private static final int LONGEST_NAME = 100;
    private static final int MOST = 50;
    private final PlatformCalls calls;
    private final Clock clock;

    RuleBounds(PlatformCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    static void storable(PrefillRuleDraft draft) {
        Storable.check(draft.name(), "/name");
        Storable.check(draft.path(), "/path");
        if (draft.name().isBlank() || draft.name().length() > LONGEST_NAME) {
            throw new Invalid("/name", "required", "请填写名称，不超过 " + LONGEST_NAME + " 字");
        }
        if (draft.fields().isEmpty() || draft.fields().size() > MOST || draft.parameters().size() > MOST) {
            throw new Invalid("/fields", "required", "请至少写明一个字段，最多 " + MOST + " 个");
        }
    }

    /** May be called under it for the matter today. */
    boolean inForce(Contract contract) {
        return contract.state() == ContractState.ACTIVE && contract.within(LocalDate.ofInstant(clock.instant(), CHINA));
    }

    /** Whether the organ's rules count for what an organ implements: itself, or below it in the same line of duty. */
    static boolean covers(String organ, String duty, String region, PublishedMatter matter) {
        return matter.implementation().organ().equals(organ)
                || matter.implementation().duty().equals(duty) && matter.implementation().region().startsWith(new RegionCode(region).prefix());
    }

    void check(PrefillRuleDraft draft, PublishedMatter matter, Contract contract, Organ organ) {
        List<FieldError> errors = new ArrayList<>();
        if (!covers(organ.code().value(), organ.duty(), organ.region().value(), matter)) {
            errors.add(new FieldError("/matterCode", "other-organ", "本机构及下级机构不实施这一事项"));
        }
        if (!contract.asker().equals(organ.code().value())) {
            errors.add(new FieldError("/contract", "other-organ", "共享约定的需求方不是本机构"));
        } else if (contract.state() == ContractState.ENDED || contract.terms().mode() != ShareMode.API) {
            errors.add(new FieldError("/contract", "not-usable", "共享约定已经终止，或者不以接口方式提供"));
        }
        if (!contract.terms().matters().contains(matter.definition().catalogCode().value())) {
            errors.add(new FieldError("/contract", "matter-not-agreed", "共享约定没有写明用于这一事项"));
        }
        Optional<ServiceOperation> operation = calls.operations(contract.number()).stream().filter(one -> one.method().equals("GET") && one.path().equals(draft.path())).findFirst();
        operation.ifPresentOrElse(one -> parameters(draft, one, errors), () -> errors.add(new FieldError("/path", "unknown-operation", "没有服务以这个查询操作提供该资源")));
        fields(draft, matter, contract, errors);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private static void parameters(PrefillRuleDraft draft, ServiceOperation operation, List<FieldError> errors) {
        Set<String> needed = variables(operation.path());
        operation.parameters().stream().filter(OperationParameter::required).map(OperationParameter::name).forEach(needed::add);
        Set<String> known = variables(operation.path());
        operation.parameters().forEach(one -> known.add(one.name()));
        Set<String> given = new HashSet<>();
        for (int i = 0; i < draft.parameters().size(); i++) {
            PrefillParameter one = draft.parameters().get(i);
            if (!known.contains(one.name()) || !given.add(one.name())) {
                errors.add(new FieldError("/parameters/" + i + "/name", "unknown-parameter", "操作没有这个参数，或者参数重复"));
            } else if (one.name().equals(operation.subject()) && one.from() != PrefillParameter.From.ID_NUMBER) {
                errors.add(new FieldError("/parameters/" + i + "/from", "subject", "这个参数是被查询人的身份证号码"));
            }
        }
        needed.stream().filter(name -> !given.contains(name)).forEach(name -> errors.add(new FieldError("/parameters", "missing-parameter", "缺少参数 " + name)));
    }

    static Set<String> variables(String path) {
        Set<String> names = new HashSet<>();
        for (Matcher variable = VARIABLE.matcher(path); variable.find(); ) {
            names.add(variable.group(1));
        }
        return names;
    }

    private static void fields(PrefillRuleDraft draft, PublishedMatter matter, Contract contract, List<FieldError> errors) {
        Set<String> pointers = new HashSet<>();
        for (int i = 0; i < draft.fields().size(); i++) {
            PrefillField one = draft.fields().get(i);
            if (contract.item(one.field()).filter(item -> item.masking() == Masking.PLAIN).isEmpty()) {
                errors.add(new FieldError("/fields/" + i + "/field", "field-not-agreed", "共享约定不提供这个字段，或者只提供脱敏后的值"));
            }
            JsonNode field = field(matter.definition().form(), one.pointer());
            boolean typed = !field.isMissingNode() && !field.has("situation") && !field.path("readOnly").asBoolean(false) && SCALARS.contains(type(matter.definition().form(), one.pointer()));
            if (!typed || !pointers.add(one.pointer())) {
                errors.add(new FieldError("/fields/" + i + "/pointer", "unknown-pointer", "申请表没有这个由申请人填写的单值字段，或者重复"));
            }
        }
    }

    static JsonNode field(FormDefinition form, String pointer) {
        return form.fields().stream().filter(field -> field.path("pointer").asString("").equals(pointer)).findFirst().orElse(MissingNode.getInstance());
    }

    /** Of the schema at a pointer of the form. */
    static String type(FormDefinition form, String pointer) {
        JsonNode at = form.schema();
        for (String name : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
            at = at.path("properties").path(name);
        }
        return at.path("type").asString("");
    }
}

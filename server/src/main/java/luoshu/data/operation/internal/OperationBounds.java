package luoshu.data.operation.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.data.catalog.ShareMode;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractState;
import luoshu.data.contracts.Contracts;
import luoshu.data.gateway.ConsumerSystem;
import luoshu.data.gateway.ConsumerSystems;
import luoshu.data.gateway.Environment;
import luoshu.data.operation.Operated;
import luoshu.data.operation.OperatedDraft;
import luoshu.data.operation.OperationDraft;
import luoshu.data.operation.OperationPrice;
import luoshu.data.operation.OperationSystem;
import luoshu.data.operation.PriceKind;
import luoshu.kernel.access.Access;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Enterprise;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Storable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be agreed: with an enterprise that is known here, about what the organ itself is given under contracts, by its own live systems, not for ever and not above the ceilings. */
@Component
class OperationBounds {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_PARTS = 50;
    private static final int MOST_PER = 1_000_000;
    private static final long MOST_FEN = 1_000_000_000_000L;
    private final OperationContent content;
    private final Contracts contracts;
    private final ConsumerSystems systems;
    private final Parties parties;
    private final Access access;

    OperationBounds(OperationContent content, Contracts contracts, ConsumerSystems systems, Parties parties, Access access) {
        this.content = content;
        this.contracts = contracts;
        this.systems = systems;
        this.parties = parties;
        this.access = access;
    }

    /** The draft with what the platform knows about what it names. */
    record Checked(String operator, String operatorName, List<OperationSystem> systems, List<Operated> operated) {
    }

    /** @throws Invalid everything that is wrong */
    Checked check(OperationDraft draft, String organ, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        Words.collect(errors, draft.name(), "/name", LONGEST_NAME, "请填写协议名称");
        Words.collect(errors, draft.purpose(), "/purpose", LONGEST_TEXT, "请写明授权运营的目的");
        Words.collect(errors, draft.safety(), "/safety", LONGEST_TEXT, "请写明安全要求");
        Words.collect(errors, draft.withdrawal(), "/withdrawal", LONGEST_TEXT, "请写明退出安排");
        if (draft.scenarios().isEmpty() || draft.scenarios().size() > MOST_PARTS) {
            errors.add(new FieldError("/scenarios", "required", "请填写 1 到 " + MOST_PARTS + " 个应用场景"));
        }
        for (int i = 0; i < Math.min(draft.scenarios().size(), MOST_PARTS); i++) {
            Words.collect(errors, draft.scenarios().get(i), "/scenarios/" + i, LONGEST_NAME, "请填写应用场景");
        }
        period(errors, draft, today);
        money(errors, draft);
        Optional<Enterprise> operator = operator(errors, draft.operator());
        List<OperationSystem> asking = systems(errors, draft.systems(), organ);
        List<Operated> operated = operated(errors, draft, organ);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new Checked(operator.orElseThrow().creditCode().value(), operator.orElseThrow().name(), asking, operated);
    }

    private void period(List<FieldError> errors, OperationDraft draft, LocalDate today) {
        if (draft.until().isBefore(draft.from())) {
            errors.add(new FieldError("/until", "before-from", "最后一天早于第一天"));
        } else if (draft.until().isBefore(today)) {
            errors.add(new FieldError("/until", "past", "期限已经过去"));
        } else if (!draft.until().isBefore(draft.from().plusYears(content.longest()))) {
            errors.add(new FieldError("/until", "too-late", "最长 " + content.longest() + " 年"));
        }
    }

    private static void money(List<FieldError> errors, OperationDraft draft) {
        if (draft.priceBasis() != null) {
            try {
                Storable.check(draft.priceBasis(), "/priceBasis");
            } catch (Invalid wrong) {
                errors.addAll(wrong.errors());
            }
        }
        if (draft.priceKind() == PriceKind.INDUSTRY) {
            Words.collect(errors, draft.priceBasis() == null ? "" : draft.priceBasis(), "/priceBasis", LONGEST_NAME * 3, "请写明核定价格的文件");
            if (draft.revenueCap() == null || draft.revenueCap() < 1 || draft.revenueCap() > MOST_FEN) {
                errors.add(new FieldError("/revenueCap", "out-of-range", "请填写最高准许收入"));
            }
        } else if (draft.revenueCap() != null) {
            errors.add(new FieldError("/revenueCap", "free", "免费使用的没有最高准许收入"));
        }
    }

    private Optional<Enterprise> operator(List<FieldError> errors, String code) {
        if (!CreditCode.isValid(code.strip())) {
            errors.add(new FieldError("/operator", "credit-code", "统一社会信用代码不正确，请核对"));
            return Optional.empty();
        }
        Optional<Enterprise> operator = parties.findByCreditCode(new CreditCode(code));
        if (operator.isEmpty()) {
            errors.add(new FieldError("/operator", "unknown", "平台上没有这个企业"));
        }
        return operator;
    }

    private List<OperationSystem> systems(List<FieldError> errors, List<UUID> ids, String organ) {
        List<OperationSystem> found = new ArrayList<>();
        if (ids.isEmpty() || ids.size() > MOST_PARTS || new HashSet<>(ids).size() < ids.size()) {
            errors.add(new FieldError("/systems", "required", "请选择 1 到 " + MOST_PARTS + " 个调用系统，不能重复"));
        }
        for (int i = 0; i < Math.min(ids.size(), MOST_PARTS); i++) {
            @Nullable ConsumerSystem system = system(ids.get(i));
            if (system == null || !system.organ().equals(organ)) {
                errors.add(new FieldError("/systems/" + i, "unknown", "本机构没有这个调用系统"));
            } else if (system.environment() != Environment.LIVE) {
                errors.add(new FieldError("/systems/" + i, "not-live", "测试系统不能用于运营"));
            } else {
                found.add(new OperationSystem(system.id(), system.name()));
            }
        }
        return found;
    }

    private @Nullable ConsumerSystem system(UUID id) {
        try {
            return access.asPlatform("operation", () -> systems.get(id));
        } catch (NotFound nothing) {
            return null;
        }
    }

    private List<Operated> operated(List<FieldError> errors, OperationDraft draft, String organ) {
        List<Operated> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        if (draft.operated().isEmpty() || draft.operated().size() > MOST_PARTS) {
            errors.add(new FieldError("/operated", "required", "请选择 1 到 " + MOST_PARTS + " 个数据"));
        }
        for (int i = 0; i < Math.min(draft.operated().size(), MOST_PARTS); i++) {
            OperatedDraft one = draft.operated().get(i);
            price(errors, draft.priceKind(), one.price(), "/operated/" + i + "/price");
            Optional<Contract> contract = contract(one.contract());
            if (contract.isEmpty() || !contract.get().asker().equals(organ)) {
                errors.add(new FieldError("/operated/" + i + "/contract", "unknown", "本机构没有这个共享约定"));
            } else if (!seen.add(one.contract())) {
                errors.add(new FieldError("/operated/" + i + "/contract", "twice", "同一约定列了两次"));
            } else if (contract.get().terms().mode() != ShareMode.API) {
                errors.add(new FieldError("/operated/" + i + "/contract", "not-an-api", "只有通过网关调用的数据可以计量"));
            } else if (contract.get().state() == ContractState.ENDED) {
                errors.add(new FieldError("/operated/" + i + "/contract", "ended", "约定已经终止"));
            } else {
                found.add(new Operated(one.contract(), contract.get().resource(), contract.get().resourceName(), contract.get().providerName(), one.price(), null));
            }
        }
        return found;
    }

    private Optional<Contract> contract(String number) {
        try {
            Storable.check(number, "/contract");
            return Optional.of(access.asPlatform("operation", () -> contracts.get(number)));
        } catch (NotFound | Invalid nothing) {
            return Optional.empty();
        }
    }

    private static void price(List<FieldError> errors, PriceKind kind, OperationPrice price, String at) {
        if (price.per() < 1 || price.per() > MOST_PER) {
            errors.add(new FieldError(at + "/per", "out-of-range", "1 到 " + MOST_PER));
        }
        if (kind == PriceKind.PUBLIC && price.fen() != 0) {
            errors.add(new FieldError(at + "/fen", "free", "用于公共治理、公益事业的免费使用"));
        } else if (price.fen() < 0 || price.fen() > MOST_FEN / 1_000) {
            errors.add(new FieldError(at + "/fen", "out-of-range", "价格不正确"));
        } else if (price.fen() > 0 && (price.ceiling() == null || price.ceiling() < price.fen() || price.ceiling() > MOST_FEN / 1_000)) {
            errors.add(new FieldError(at + "/ceiling", "below-price", "请填写上限收费标准，价格不能高于它"));
        }
    }
}

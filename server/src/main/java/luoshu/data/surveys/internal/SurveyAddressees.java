package luoshu.data.surveys.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import luoshu.data.surveys.SurveyOrgan;
import luoshu.data.surveys.Surveys;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Subject;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Organs that the official may ask: active ones in reach of {@link Surveys#MANAGE}. */
@Component
class SurveyAddressees {

    private static final int MOST = 500;
    private static final int PORTION = 100;
    private final Organs organs;
    private final Access access;

    SurveyAddressees(Organs organs, Access access) {
        this.organs = organs;
        this.access = access;
    }

    List<SurveyOrgan> of(@Nullable String region, @Nullable String duty) {
        RegionCode within = region == null || region.isBlank() ? null : RegionCode.of(region.strip());
        if (duty != null) {
            Storable.check(duty, "/duty");
        }
        List<SurveyOrgan> found = new ArrayList<>();
        Page<Organ> page;
        int number = 0;
        do {
            page = organs.page(Surveys.MANAGE, null, within, duty == null || duty.isBlank() ? null : duty.strip(), new PageRequest(number++, PORTION));
            if (page.total() > MOST) {
                throw new Invalid("/region", "too-many-organs", "一次普查不超过 " + MOST + " 个单位，请缩小范围");
            }
            page.items().stream().filter(organ -> organ.state() == Organ.State.ACTIVE).map(SurveyAddressees::organ).forEach(found::add);
        } while (number * PORTION < page.total());
        return found;
    }

    /** @throws Invalid each that is unknown, abolished or out of reach */
    List<SurveyOrgan> named(List<String> codes) {
        if (codes.size() > MOST) {
            throw new Invalid("/organs", "too-many-organs", "一次普查不超过 " + MOST + " 个单位");
        }
        List<FieldError> errors = new ArrayList<>();
        Map<String, SurveyOrgan> named = new LinkedHashMap<>();
        for (int i = 0; i < codes.size(); i++) {
            Organ organ = find(codes.get(i));
            if (organ == null) {
                errors.add(new FieldError("/organs/" + i, "unknown", "没有这个单位"));
            } else {
                named.put(organ.code().value(), organ(organ));
            }
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return List.copyOf(named.values());
    }

    private @Nullable Organ find(@Nullable String code) {
        try {
            return code == null ? null : organs.find(new OrganCode(code)).filter(organ -> organ.state() == Organ.State.ACTIVE)
                    .filter(organ -> access.allows(Surveys.MANAGE, new Subject(organ.code().value(), organ.duty(), organ.region().value(), 0))).orElse(null);
        } catch (Invalid misspelt) {
            return null;
        }
    }

    private static SurveyOrgan organ(Organ organ) {
        return new SurveyOrgan(organ.code().value(), organ.name(), organ.region().value(), organ.duty());
    }
}

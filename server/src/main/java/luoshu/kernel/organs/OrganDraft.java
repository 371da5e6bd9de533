package luoshu.kernel.organs;

import java.util.ArrayList;
import java.util.List;

import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.regions.RegionCode;
import org.jspecify.annotations.Nullable;

/** What an administrator says about an organ; checked in itself. Rule 8 of the implementing list: consultation and complaint must not be the same telephone. */
public record OrganDraft(OrganCode code, String name, String shortName, String duty, RegionCode region, List<Integer> levels, @Nullable OrganCode parent, String word,
                         String address, String officeHours, String consultPhone, String complainPhone) {

    public OrganDraft {
        levels = levels.stream().distinct().sorted().toList();
        List<FieldError> errors = new ArrayList<>();
        require(errors, "/name", name, 100);
        require(errors, "/shortName", shortName, 40);
        require(errors, "/word", word, 20);
        require(errors, "/address", address, 200);
        require(errors, "/officeHours", officeHours, 200);
        require(errors, "/consultPhone", consultPhone, 40);
        require(errors, "/complainPhone", complainPhone, 40);
        if (levels.isEmpty() || levels.stream().anyMatch(level -> level < 2 || level > 6)) {
            errors.add(new FieldError("/levels", "out-of-range", "行使层级应为 2—6"));
        }
        if (!consultPhone.isBlank() && consultPhone.strip().equals(complainPhone.strip())) {
            errors.add(new FieldError("/complainPhone", "same-as-consult", "监督投诉电话不能与咨询电话相同"));
        }
        if (code.equals(parent)) {
            errors.add(new FieldError("/parent", "cycle", "上级机构不能是本机构"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private static void require(List<FieldError> errors, String pointer, String value, int longest) {
        if (value.isBlank()) {
            errors.add(new FieldError(pointer, "required", "必填"));
        } else if (value.length() > longest) {
            errors.add(new FieldError(pointer, "too-long", "最多 " + longest + " 个字"));
        }
    }
}

package luoshu.kernel.organs;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.problems.Invalid;

/** An organ's key: its unified social credit code (18); a sub-office without one has its parent's and a serial of 2–3 digits. */
public record OrganCode(@JsonValue String value) {

    @JsonCreator
    public OrganCode {
        if (value.length() < 18 || !CreditCode.isValid(value.substring(0, 18)) || !value.substring(18).matches("(\\d{2,3})?")) {
            throw new Invalid("/organ", "organ-code", "机构代码不正确");
        }
    }

    /** Empty: no code of an organ. */
    public static Optional<OrganCode> read(String value) {
        try {
            return Optional.of(new OrganCode(value));
        } catch (Invalid noCode) {
            return Optional.empty();
        }
    }

    /** The credit code of the organ, or of the one the sub-office belongs to. */
    public CreditCode creditCode() {
        return new CreditCode(value.substring(0, 18));
    }

    @Override
    public String toString() {
        return value;
    }
}

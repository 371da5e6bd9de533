package luoshu.kernel.parties;

import luoshu.kernel.problems.Invalid;

/** A mainland mobile number, 11 digits. Prints masked. */
public record Mobile(String value) {

    public Mobile {
        value = value.replace(" ", "").replace("-", "").replaceFirst("^\\+?86(?=1\\d{10}$)", "");
        if (!isValid(value)) {
            throw new Invalid("/mobile", "cn-mobile", "手机号码不正确，请核对");
        }
    }

    /** As it is kept: digits only. */
    public static boolean isValid(String number) {
        return number.matches("1[3-9][0-9]{9}");
    }

    public String masked() {
        return value.substring(0, 3) + "****" + value.substring(7);
    }

    @Override
    public String toString() {
        return masked();
    }
}

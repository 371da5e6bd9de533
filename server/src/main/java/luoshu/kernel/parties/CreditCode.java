package luoshu.kernel.parties;

import java.util.Locale;

import luoshu.kernel.problems.Invalid;

/**
 * A unified social credit code 统一社会信用代码, GB 32100-2015: department 1, category 1, region 6, organisation code 9 (GB 11714), check 1. Codes given before the
 * organisation code was made of 31 letters exist, so only the outer check is enforced; {@link #hasValidOrganisationCode} asks for the inner one.
 */
public record CreditCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final String ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    public CreditCode {
        value = value.strip().toUpperCase(Locale.ROOT);
        if (!isValid(value)) {
            throw new Invalid("/creditCode", "credit-code", "统一社会信用代码不正确，请核对");
        }
    }

    public static boolean isValid(String code) {
        return code.matches("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}") && code.charAt(17) == check(code);
    }

    static char check(String first17) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(first17.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    static char organisationCheck(String first8) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += ORGANISATION_ALPHABET.indexOf(first8.charAt(i)) * ORGANISATION_WEIGHTS[i];
        }
        return "0X987654321".charAt(sum % 11);
    }

    /** Builds the code from department and category ("11" organ, "91" enterprise …), region and the first eight characters of the organisation code. */
    public static CreditCode compose(String category, String region6, String organisation8) {
        String first17 = category + region6 + organisation8 + organisationCheck(organisation8);
        return new CreditCode(first17 + check(first17));
    }

    public String organisationCode() {
        return value.substring(8, 17);
    }

    public boolean hasValidOrganisationCode() {
        return organisationCheck(organisationCode()) == organisationCode().charAt(8);
    }

    public String region6() {
        return value.substring(2, 8);
    }

    @Override
    public String toString() {
        return value;
    }
}

package luoshu.trust.payments.internal;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

import org.springframework.stereotype.Component;

/** Numbers that must not be guessed, and numbers that must not be mistyped. */
@Component
class Codes {

    /** Without 0 O 1 I L. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private final SecureRandom random = new SecureRandom();
    private final int digits;

    Codes(PaymentSettings settings) {
        this.digits = settings.codeDigits();
    }

    /** 缴款码: random, the last digit a check (Luhn), so that a slip of the finger pays nobody else's notice. */
    String notice() {
        return withCheck(randomDigits(digits - 1));
    }

    /** 校验码 of a bill. */
    String check() {
        StringBuilder code = new StringBuilder(6);
        for (int i = 0; i < 6; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** Orders begin with P, refunds with R, then the day. */
    String order(char kind, LocalDate today) {
        return kind + DateTimeFormatter.BASIC_ISO_DATE.format(today) + randomDigits(15);
    }

    private String randomDigits(int count) {
        StringBuilder number = new StringBuilder(count + 1).append((char) ('1' + random.nextInt(9)));
        while (number.length() < count) {
            number.append((char) ('0' + random.nextInt(10)));
        }
        return number.toString();
    }

    static String withCheck(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return number + (10 - sum % 10) % 10;
    }
}

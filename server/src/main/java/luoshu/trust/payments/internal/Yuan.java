package luoshu.trust.payments.internal;

import java.math.BigDecimal;

/** Sums as people write them. */
final class Yuan {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};

    private Yuan() {
    }

    /** 1234.05 */
    static String figures(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** 壹仟贰佰叁拾肆元零伍分, by the rules for filling in bills (支付结算办法 附一). */
    static String words(long fen) {
        if (fen < 0) {
            return "负" + words(-fen);
        }
        long yuan = fen / 100;
        int jiao = (int) (fen / 10 % 10);
        int cents = (int) (fen % 10);
        StringBuilder words = new StringBuilder(yuan == 0 ? "" : whole(yuan) + "元");
        if (jiao == 0 && cents == 0) {
            return words.isEmpty() ? "零元整" : words.append("整").toString();
        }
        if (jiao > 0) {
            words.append(DIGITS.charAt(jiao)).append("角");
        } else if (yuan > 0) {
            words.append("零");
        }
        return cents > 0 ? words.append(DIGITS.charAt(cents)).append("分").toString() : words.append("整").toString();
    }

    private static String whole(long yuan) {
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        for (int group = GROUPS.length - 1; group >= 0; group--) {
            int four = (int) (yuan / (long) Math.pow(10_000, group) % 10_000);
            if (four == 0) {
                gap = !words.isEmpty();
                continue;
            }
            if (!words.isEmpty() && (gap || four < 1_000)) {
                words.append("零");
            }
            words.append(four(four)).append(GROUPS[group]);
            gap = false;
        }
        return words.toString();
    }

    private static String four(int number) {
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        for (int place = 3; place >= 0; place--) {
            int digit = number / (int) Math.pow(10, place) % 10;
            if (digit == 0) {
                gap = !words.isEmpty();
                continue;
            }
            words.append(gap ? "零" : "").append(DIGITS.charAt(digit)).append(PLACES[place]);
            gap = false;
        }
        return words.toString();
    }
}

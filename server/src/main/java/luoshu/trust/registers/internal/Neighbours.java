package luoshu.trust.registers.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.Sex;
import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.Regions;
import luoshu.trust.registers.internal.RegisterRows.PersonRow;
import org.jspecify.annotations.Nullable;

/** About two thousand invented people in families of three generations, all over the province; the same ones each time. */
final class Neighbours {

    private static final int FAMILIES = 420;
    private static final LocalDate NEWEST = LocalDate.of(2026, 6, 30);
    private static final String SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈";
    private static final String MALE = "伟强磊军洋勇杰涛明超辉鹏飞斌波宇浩凯健俊帆诚刚平东文博志远建国";
    private static final String FEMALE = "芳娜敏静丽艳娟霞秀英华慧巧美玲莉桂香兰凤洁梅琳素云莲真雪荣爱妹";

    private final Random random = new Random(410_000);
    private final Set<String> used = new HashSet<>();
    private final List<PersonRow> people = new ArrayList<>();
    private final Regions regions;

    Neighbours(Regions regions) {
        this.regions = regions;
    }

    List<PersonRow> make() {
        List<Region> townships = regions.children(regions.home()).stream().flatMap(node -> regions.children(node.code()).stream())
                .flatMap(below -> below.level().useLevel() == 5 ? Stream.of(below) : regions.children(below.code()).stream()).toList();
        for (int i = 0; i < FAMILIES; i++) {
            family(townships.get(random.nextInt(townships.size())));
        }
        return people;
    }

    private void family(Region township) {
        char surname = pick(SURNAMES);
        String address = "河南省" + regions.fullName(township.code()) + (random.nextInt(198) + 1) + "号";
        int year = 1958 + random.nextInt(40);
        CitizenId father = number(township, Sex.MALE, year);
        CitizenId mother = number(township, Sex.FEMALE, year + random.nextInt(4));
        CitizenId grandmother = number(township, Sex.FEMALE, year - 22 - random.nextInt(8));
        add(township, grandmother, pick(SURNAMES), address, null, null, null);
        add(township, father, surname, address, null, grandmother, mother);
        add(township, mother, pick(SURNAMES), address, null, null, father);
        for (int child = 1 + random.nextInt(3); child > 0; child--) {
            int born = year + 22 + random.nextInt(12);
            if (born <= NEWEST.getYear()) {
                add(township, number(township, random.nextBoolean() ? Sex.MALE : Sex.FEMALE, born), surname, address, father, mother, null);
            }
        }
    }

    private void add(Region township, CitizenId number, char surname, String address, @Nullable CitizenId father, @Nullable CitizenId mother, @Nullable CitizenId spouse) {
        String letters = number.sex() == Sex.MALE ? MALE : FEMALE;
        String name = "" + surname + pick(letters) + (random.nextInt(3) == 0 ? "" : String.valueOf(pick(letters)));
        String mobile = number.isBornAfter(LocalDate.of(2010, 1, 1)) ? null : "19900%06d".formatted(10_000 + people.size());
        boolean alive = number.birthDate().getYear() > 1945 || random.nextInt(4) > 0;
        people.add(new PersonRow(number.value(), name, township.code().value(), address, alive ? mobile : null, value(father), value(mother), value(spouse), alive));
    }

    private CitizenId number(Region township, Sex sex, int year) {
        LocalDate born = LocalDate.of(year, 1, 1).plusDays(random.nextInt(365));
        born = born.isAfter(NEWEST) ? NEWEST : born;
        for (int sequence = sex == Sex.MALE ? 1 : 2; ; sequence += 2) {
            CitizenId number = CitizenId.compose(township.code().region6(), born, sequence);
            if (used.add(number.value())) {
                return number;
            }
        }
    }

    private char pick(String letters) {
        return letters.charAt(random.nextInt(letters.length()));
    }

    private static @Nullable String value(@Nullable CitizenId number) {
        return number == null ? null : number.value();
    }
}

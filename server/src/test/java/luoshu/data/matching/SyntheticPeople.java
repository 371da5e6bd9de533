package luoshu.data.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import luoshu.kernel.parties.CitizenId;

/** People of a county and what a second office wrote down about them: who is who is known. The same seed gives the same people. */
final class SyntheticPeople {

    private static final String SURNAMES = "王王王李李李张张张刘刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙";
    private static final String GIVEN = "伟伟伟芳芳娜敏敏静静丽丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂兰玉梅红建华国文志海春波辉鹏飞宇浩晨欣怡佳琪雪婷梦瑶子涵博轩俊豪泽雨思诗语嘉睿峰恒苏淑贞德福寿康宁安庆永胜利民生光荣云龙凤燕莉萍莲珍";
    private static final Map<String, String> WRITTEN = Map.of("峰", "峯", "国", "國", "龙", "龍", "张", "張", "刘", "劉", "恒", "恆", "苏", "蘇", "云", "雲", "华", "華", "兰", "蘭");
    private static final Map<String, String> HEARD = Map.of("丽", "莉", "伟", "玮", "静", "婧", "军", "君", "张", "章", "辉", "晖", "佳", "嘉", "志", "智", "英", "瑛", "晨", "辰");
    private static final List<String> ROADS = List.of("向阳路", "红旗路", "新华路", "东方红大道", "京九大道", "航空路", "解放路", "胜利路");

    record Person(int number, String name, LocalDate birth, boolean male, CitizenId id, String phone, Home home) {
    }

    /** {@code place}: full name of a township; {@code village}: in the country. */
    record Home(String province, String county, String place, boolean village, String road, int door, int block, int room) {
        String full() {
            return province + county + place + (village ? road + door + "组" : road + door + "号" + block + "号楼1单元" + room + "室");
        }

        String shorter(Random random) {
            String front = random.nextBoolean() ? county : county + place;
            return village ? county + place + road + door + "组" : front + road + door + "号院" + block + "栋1单元" + room + (random.nextBoolean() ? "室" : "");
        }
    }

    /** {@code of}: number of the person, −1: somebody not in the register. */
    record Entry(int of, Map<MatchField, String> values) {
    }

    private final Random random;
    private final List<String> counties;
    private final Map<String, List<String>> places;
    private final List<Person> register = new ArrayList<>();
    private final List<Person> elsewhere = new ArrayList<>();

    SyntheticPeople(long seed, int persons, Map<String, List<String>> places) {
        this.random = new Random(seed);
        this.counties = List.copyOf(places.keySet());
        this.places = places;
        while (register.size() < persons) {
            household();
        }
    }

    private void household() {
        Home home = home();
        String phone = phone();
        String surname = pick(SURNAMES);
        int members = 1 + random.nextInt(4);
        Person last = null;
        for (int i = 0; i < members; i++) {
            boolean twin = last != null && random.nextInt(100) == 0;
            LocalDate birth = twin ? last.birth() : LocalDate.of(1935, 1, 1).plusDays(random.nextInt(32_000));
            String name = (random.nextInt(10) < 6 ? surname : pick(SURNAMES)) + (twin && last.name().length() == 3 ? last.name().substring(1, 2) : random.nextInt(10) < 7 ? pick(GIVEN) : "") + pick(GIVEN);
            last = person(name, birth, random.nextInt(10) < 3 ? phone : phone(), home);
            (random.nextInt(8) == 0 ? elsewhere : register).add(last);
        }
    }

    private Person person(String name, LocalDate birth, String phone, Home home) {
        boolean male = random.nextBoolean();
        int sequence = random.nextInt(499) * 2 + (male ? 1 : 2);
        return new Person(register.size() + elsewhere.size(), name, birth, male, CitizenId.compose("411523", birth, sequence), phone, home);
    }

    private Home home() {
        String county = counties.get(random.nextInt(counties.size()));
        List<String> within = places.get(county);
        boolean village = random.nextInt(3) == 0;
        return new Home("河南省信阳市", county, within.get(random.nextInt(within.size())), village, ROADS.get(random.nextInt(ROADS.size())), 1 + random.nextInt(village ? 12 : 60), 1 + random.nextInt(9), 101 + 100 * random.nextInt(6) + random.nextInt(4));
    }

    private String phone() {
        return "1" + (3 + random.nextInt(7)) + String.format("%09d", random.nextInt(1_000_000_000));
    }

    private String pick(String from) {
        int at = random.nextInt(from.length());
        return from.substring(at, at + 1);
    }

    List<Person> register() {
        return register;
    }

    static Map<MatchField, String> written(Person person) {
        return Map.of(MatchField.NAME, person.name(), MatchField.NUMBER, person.id().value(), MatchField.PHONE, person.phone(), MatchField.ADDRESS, person.home().full());
    }

    /** What the other office has: no number in most entries, an old or a mistyped one in some. Every eighth is somebody else. */
    List<Entry> entries(int many) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            boolean known = random.nextInt(8) != 0;
            Person person = known ? register.get(random.nextInt(register.size())) : elsewhere.get(random.nextInt(elsewhere.size()));
            entries.add(new Entry(known ? person.number() : -1, said(person)));
        }
        return entries;
    }

    private Map<MatchField, String> said(Person person) {
        Map<MatchField, String> said = new EnumMap<>(MatchField.class);
        said.put(MatchField.NAME, name(person.name()));
        if (random.nextInt(10) != 0) {
            said.put(MatchField.DATE, birth(person.birth()));
        }
        if (random.nextInt(10) != 0) {
            said.put(MatchField.SEX, person.male() ? "男" : "女");
        }
        if (random.nextInt(10) < 8) {
            said.put(MatchField.PHONE, random.nextInt(10) < 3 ? phone() : random.nextInt(40) == 0 ? typo(person.phone()) : person.phone());
        }
        if (random.nextInt(10) < 9) {
            said.put(MatchField.ADDRESS, random.nextInt(4) == 0 ? home().full() : random.nextBoolean() ? person.home().full() : person.home().shorter(random));
        }
        int number = random.nextInt(10);
        if (number == 0 && person.birth().getYear() < 2000) {
            said.put(MatchField.NUMBER, person.id().value().substring(0, 6) + person.id().value().substring(8, 17));
        } else if (number == 1) {
            said.put(MatchField.NUMBER, typo(person.id().value()));
        }
        return said;
    }

    private String name(String name) {
        int slip = random.nextInt(100);
        if (slip < 8) {
            return replaced(name, WRITTEN);
        }
        if (slip < 12) {
            return replaced(name, HEARD);
        }
        if (slip < 14 && name.length() == 3) {
            return name.substring(0, 2) + pick(GIVEN);
        }
        return slip < 20 ? name.substring(0, 1) + "　" + name.substring(1) : name;
    }

    private static String replaced(String name, Map<String, String> with) {
        String changed = name;
        for (Map.Entry<String, String> one : with.entrySet()) {
            changed = changed.replace(one.getKey(), one.getValue());
        }
        return changed;
    }

    private String birth(LocalDate birth) {
        int slip = random.nextInt(100);
        if (slip < 2 && birth.getDayOfMonth() < 13) {
            return LocalDate.of(birth.getYear(), birth.getDayOfMonth(), birth.getMonthValue()).toString();
        }
        return slip < 4 ? birth.plusDays(1).toString() : slip < 30 ? birth.toString().replace("-", "") : birth.toString();
    }

    private String typo(String number) {
        int at = 6 + random.nextInt(number.length() - 7);
        char digit = (char) ('0' + (number.charAt(at) - '0' + 1 + random.nextInt(8)) % 10);
        return number.substring(0, at) + digit + number.substring(at + 1);
    }
}

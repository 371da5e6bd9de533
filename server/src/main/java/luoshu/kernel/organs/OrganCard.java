package luoshu.kernel.organs;

/** What a citizen needs to know about an organ. */
public record OrganCard(String code, String name, String shortName, String regionCode, String regionName, String address, String officeHours, String consultPhone,
                        String complainPhone) {
}

package luoshu.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import luoshu.bench.Browser;
import luoshu.bench.FoodLicence;
import luoshu.bench.Json;

/** A granted case that is to become a certificate: issued with this key, however often it is asked for. */
record Granted(String number, int citizen, Object version, UUID key) {

    static List<Granted> cases(Cast cast, int count, String operator) {
        List<Granted> granted = new ArrayList<>();
        try (Browser approver = cast.official("sh.approver")) {
            for (int i = 0; i < count; i++) {
                String number = cast.caseAtDecision(i, operator + i);
                granted.add(new Granted(number, i, Json.at(Cast.command(approver, number, "grant"), "version"), UUID.randomUUID()));
            }
        }
        return granted;
    }

    Browser.Answer issue(Browser clerk) {
        return FoodLicence.command(clerk, number, "issue-result", version, key);
    }
}

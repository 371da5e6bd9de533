package luoshu.durability;

import java.util.HashMap;
import java.util.Map;

import luoshu.bench.Browser;
import luoshu.bench.FoodLicence;
import luoshu.bench.Luoshu;
import luoshu.bench.SignIn;

/** Who plays: citizens and officials of the demonstration, signed in once; a session outlives the server that opened it. */
final class Cast {

    private final Luoshu server;
    private final Map<String, Browser> signedIn = new HashMap<>();
    private FoodLicence matter;

    Cast(Luoshu server) {
        this.server = server;
    }

    synchronized FoodLicence matter() {
        if (matter == null) {
            matter = FoodLicence.find(server);
        }
        return matter;
    }

    /** A new connection of citizen {@code i}. */
    synchronized Browser citizen(int i) {
        return signedIn.computeIfAbsent(FoodLicence.MOBILES.get(i % FoodLicence.MOBILES.size()), mobile -> SignIn.citizen(server.port(), mobile)).again();
    }

    synchronized Browser official(String account) {
        return signedIn.computeIfAbsent(account, name -> SignIn.official(server.port(), name)).again();
    }

    /** After the clock moved, sessions may rightly have ended. */
    synchronized void forget() {
        signedIn.clear();
    }

    /** A case at the decision: accepted, examined, reviewed. Its number. */
    String caseAtDecision(int citizen, String operator) {
        try (Browser applicant = citizen(citizen); Browser clerk = official("sh.clerk"); Browser examiner = official("sh.examiner"); Browser reviewer = official("sh.reviewer")) {
            String number = submitted(applicant, operator);
            command(clerk, number, "accept");
            command(examiner, number, "pass");
            command(reviewer, number, "pass");
            return number;
        }
    }

    String submitted(Browser applicant, String operator) {
        String draft = matter().ready(applicant, operator);
        return luoshu.bench.Json.text(FoodLicence.submit(applicant, draft, java.util.UUID.randomUUID()).orThrow("submit").json(), "number");
    }

    static Object command(Browser official, String number, String command) {
        Object version = luoshu.bench.Json.at(FoodLicence.dossier(official, number), "version");
        return FoodLicence.command(official, number, command, version, java.util.UUID.randomUUID()).orThrow(command).json();
    }
}

package luoshu.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Luoshu's side: citizens hand in, four officials act, each with a signed-on session, permissions checked, journal and audit written. Filling the form in is done before
 * the clock starts, as the peer starts with its data at hand; the clerk opens the case before accepting it, the others act on what the act before answered.
 */
final class LuoshuCases implements CasesBench.Side {

    private static final String[][] ACTS = {{"sh.clerk", "accept"}, {"sh.examiner", "pass"}, {"sh.reviewer", "pass"}, {"sh.approver", "grant"}};

    private record Desk(Browser applicant, Browser[] officials) {
    }

    private final Luoshu server;
    private final FoodLicence matter;
    private final List<Desk> desks = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> drafts = new ConcurrentLinkedQueue<>();

    LuoshuCases(Luoshu server, int writers) {
        this.server = server;
        this.matter = FoodLicence.find(server);
        Browser[] officials = new Browser[ACTS.length];
        for (int i = 0; i < ACTS.length; i++) {
            officials[i] = SignIn.official(server.port(), ACTS[i][0]);
        }
        Browser applicant = SignIn.citizen(server.port(), FoodLicence.MOBILES.getFirst());
        for (int writer = 0; writer < writers; writer++) {
            Browser[] own = new Browser[ACTS.length];
            for (int i = 0; i < ACTS.length; i++) {
                own[i] = officials[i].again();
            }
            desks.add(new Desk(applicant.again(), own));
        }
    }

    @Override
    public String name() {
        return "luoshu";
    }

    @Override
    public String version() {
        return "Luoshu 0.1.0-SNAPSHOT";
    }

    @Override
    public String database() {
        return "postgres";
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public void prepare(int cases) throws Exception {
        // The server may have given up connections that were idle in the other side's round; fresh ones open with the next requests.
        for (Desk desk : desks) {
            desk.applicant().close();
            for (Browser official : desk.officials()) {
                official.close();
            }
        }
        Load.forCount(cases, desks.size(), (worker, turn) -> drafts.add(matter.ready(desks.get(worker).applicant(), "信阳市申码餐饮管理有限公司" + turn)));
    }

    @Override
    public long live(int cases) throws Exception {
        return (long) (Load.forCount(cases, desks.size(), (worker, turn) -> live(desks.get(worker), drafts.remove())).seconds() * 1e9);
    }

    /** As many lives as were prepared; what the workbench shows of each in the end. */
    List<Object> granted(int cases) throws Exception {
        ConcurrentLinkedQueue<Object> dossiers = new ConcurrentLinkedQueue<>();
        Load.forCount(cases, desks.size(), (worker, turn) -> dossiers.add(live(desks.get(worker), drafts.remove())));
        return List.copyOf(dossiers);
    }

    /** A connection of the clerk, for worker {@code worker}. */
    Browser clerk(int worker) {
        return desks.get(worker).officials()[0];
    }

    private static Object live(Desk desk, String draft) {
        String number = Json.text(FoodLicence.submit(desk.applicant(), draft, UUID.randomUUID()).orThrow("submit").json(), "number");
        Object dossier = FoodLicence.dossier(desk.officials()[0], number);
        for (int i = 0; i < ACTS.length; i++) {
            dossier = FoodLicence.command(desk.officials()[i], number, ACTS[i][1], Json.at(dossier, "version"), UUID.randomUUID()).orThrow(ACTS[i][1]).json();
        }
        if (!"DECIDED_GRANTED".equals(Json.text(dossier, "state"))) {
            throw new IllegalStateException("not granted: " + Json.text(dossier, "state"));
        }
        return dossier;
    }

    /** Until the events of these cases have been delivered: work put off is work. */
    @Override
    public void settle() throws Exception {
        for (int i = 0; i < 600 && !"0".equals(server.postgres().value("postgres", "select count(*) from cases.untold")); i++) {
            Thread.sleep(100);
        }
    }

    @Override
    public void close() {
        desks.forEach(desk -> {
            desk.applicant().close();
            for (Browser official : desk.officials()) {
                official.close();
            }
        });
    }
}

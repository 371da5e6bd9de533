package luoshu.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import luoshu.bench.Browser;
import luoshu.bench.FoodLicence;
import luoshu.bench.Json;

/**
 * A writer: takes applications from an empty draft to acceptance, one act after the other, through the portal, and through the workbench for the last. Repeats an act only
 * if its outcome is unknown, and then with the same key and words.
 */
final class Applicant {

    private final int number;
    private final FoodLicence matter;
    private final Browser portal;
    private final Browser work;
    private final History history;
    private final Random random;
    final List<Item> items = new ArrayList<>();
    private Item current;
    long lostSessions;
    final List<String> wrong = new ArrayList<>();

    Applicant(int number, FoodLicence matter, Browser portal, Browser work, History history, long seed) {
        this.number = number;
        this.matter = matter;
        this.portal = portal;
        this.work = work;
        this.history = history;
        this.random = new Random(seed + number);
    }

    /** The next act. False when the server could not be reached: nothing happened, or nobody knows. */
    boolean step() {
        if (current == null || current.stage == Item.Stage.ACCEPTED && current.pending == null) {
            current = new Item("w" + number + "-" + items.size());
            items.add(current);
        }
        if (current.pending == null) {
            current.pending = switch (current.stage) {
                case NEW -> new Item.Pending("create", UUID.randomUUID(), null, null);
                case OPEN -> save();
                case SAVED -> random.nextInt(3) == 0 ? save() : new Item.Pending("upload", UUID.randomUUID(), null, null);
                case UPLOADED -> new Item.Pending("submit", UUID.randomUUID(), null, null);
                case SUBMITTED -> new Item.Pending("accept", UUID.randomUUID(), current.version > 0 ? current.version : null, null);
                case ACCEPTED -> throw new IllegalStateException("already done");
            };
        }
        return act();
    }

    private Item.Pending save() {
        return new Item.Pending("save", UUID.randomUUID(), current.version, current.marker + "·" + (current.saves + 1));
    }

    private boolean act() {
        Item.Pending act = current.pending;
        Browser.Answer answer;
        try {
            answer = switch (act.act()) {
                case "create" -> portal.write("POST", "/api/portal/drafts", matter.newDraft(), act.key(), null);
                case "save" -> portal.write("PUT", "/api/portal/drafts/" + current.id, FoodLicence.change(act.text()), act.key(), act.version());
                case "upload" -> FoodLicence.upload(portal, current.id, act.key());
                case "submit" -> FoodLicence.submit(portal, current.id, act.key());
                default -> {
                    if (act.version() == null) { // the clerk opens the case first
                        current.pending = new Item.Pending("accept", act.key(), Json.text(FoodLicence.dossier(work, current.number), "version"), null);
                        act = current.pending;
                    }
                    yield FoodLicence.command(work, current.number, "accept", act.version(), act.key());
                }
            };
        } catch (Browser.NotSent notSent) {
            current.pending = act;
            history.add(number, act.act(), current.marker, act.key(), History.Outcome.FAIL, "not sent");
            return false;
        } catch (Browser.Unanswered unanswered) {
            history.add(number, act.act(), current.marker, act.key(), History.Outcome.UNKNOWN, null);
            return false;
        }
        if (answer.ok()) {
            history.add(number, act.act(), current.marker, act.key(), History.Outcome.OK, answer.headers().get("idempotency-replayed") == null ? null : "replayed");
            done(act, answer);
            return true;
        }
        history.add(number, act.act(), current.marker, act.key(), History.Outcome.FAIL, answer.status() + " " + answer.code());
        if (answer.status() == 503 || answer.status() == 429) {
            if (answer.headers().get("retry-after") == null) {
                wrong.add(answer.status() + " without Retry-After at " + act.act() + " of " + current.marker);
            }
            return false;
        }
        if (answer.status() == 401) {
            lostSessions++;
        }
        wrong.add(act.act() + " of " + current.marker + " refused: " + answer.status() + " " + answer.text());
        current.pending = null;
        current = null; // leave it as it is; verification will still look at it
        return true;
    }

    private void done(Item.Pending act, Browser.Answer answer) {
        current.pending = null;
        switch (act.act()) {
            case "create" -> {
                current.id = Json.text(answer.json(), "id");
                current.version = Json.number(answer.json(), "version");
                current.stage = Item.Stage.OPEN;
            }
            case "save" -> {
                current.version = Json.number(answer.json(), "version");
                current.saves++;
                current.text = act.text();
                current.stage = Item.Stage.SAVED;
            }
            case "upload" -> current.stage = Item.Stage.UPLOADED;
            case "submit" -> {
                current.number = Json.text(answer.json(), "number");
                current.version = 0;
                current.stage = Item.Stage.SUBMITTED;
            }
            default -> {
                current.version = Json.number(answer.json(), "version");
                current.stage = Item.Stage.ACCEPTED;
            }
        }
    }

    /** Holds what was acknowledged against what the server says now. Adds every difference to {@code wrong}. */
    void verify(Item item) {
        if (item.id == null) {
            return;
        }
        boolean pendingSubmit = item.pending != null && item.pending.act().equals("submit");
        if (item.number == null) {
            Browser.Answer answer = portal.get("/api/portal/drafts/" + item.id);
            if (answer.status() == 404 && pendingSubmit) {
                return; // it became a case; the repetition will tell its number
            }
            if (!answer.ok()) {
                wrong.add("lost draft " + item.marker + ": " + answer.status());
                return;
            }
            String text = Json.text(answer.json(), "form", "operatorName");
            boolean pendingSave = item.pending != null && item.pending.act().equals("save");
            if (item.text != null && !item.text.equals(text) && !(pendingSave && item.pending.text().equals(text))) {
                wrong.add("draft " + item.marker + " says " + text + " instead of " + item.text);
            }
            if (item.stage == Item.Stage.UPLOADED && Json.list(answer.json(), "materials").stream().noneMatch(m -> Json.list(m, "files").size() == 1)) {
                wrong.add("draft " + item.marker + " has lost or doubled its file");
            }
            return;
        }
        Object dossier = FoodLicence.dossier(work, item.number);
        if (!item.text.equals(Json.text(dossier, "form", "operatorName"))) {
            wrong.add("case " + item.marker + " says " + Json.text(dossier, "form", "operatorName") + " instead of " + item.text);
        }
        List<?> journal = Json.list(dossier, "journal");
        long accepted = journal.stream().filter(entry -> "CASE_ACCEPTED".equals(Json.text(entry, "event"))).count();
        long submitted = journal.stream().filter(entry -> "CASE_SUBMITTED".equals(Json.text(entry, "event"))).count();
        boolean pendingAccept = item.pending != null && item.pending.act().equals("accept");
        if (submitted != 1 || accepted > 1 || item.stage == Item.Stage.ACCEPTED && accepted != 1 || item.stage == Item.Stage.SUBMITTED && accepted == 1 && !pendingAccept) {
            wrong.add("case " + item.marker + " was submitted " + submitted + " times and accepted " + accepted + " times, known stage " + item.stage);
        }
        for (int i = 0; i < journal.size(); i++) {
            if (Json.number(journal.get(i), "sequence") != Json.number(journal.getFirst(), "sequence") + i) {
                wrong.add("journal of " + item.marker + " has a gap or a repetition at " + i);
            }
        }
    }

    Browser portal() {
        return portal;
    }
}

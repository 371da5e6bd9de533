package luoshu.bench;

/** Luoshu's side of the comparison. */
final class LuoshuCases implements CasesBench.Side {
    private final Luoshu server;

    LuoshuCases(Luoshu server, String matter, int writers, Report report) {
        this.server = server;
    }

    @Override
    public String name() {
        return "luoshu";
    }

    @Override
    public String version() {
        return "0.1.0";
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
    public void prepare(int cases) {
    }

    @Override
    public long live(int cases) throws Exception {
        Thread.sleep(200);
        return 200_000_000;
    }

    @Override
    public void close() {
    }
}

package luoshu.bench;

/** Luoshu's side of the comparison of tokens. */
final class LuoshuTokens implements TokensBench.Side {
    private final Luoshu server;

    LuoshuTokens(Luoshu server) {
        this.server = server;
    }

    @Override
    public String name() {
        return "luoshu";
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
    public Browser browser() {
        return new Browser(server.port());
    }

    @Override
    public void clientCredentials(Browser browser) {
        browser.get("/actuator/health/readiness").orThrow("x");
    }

    @Override
    public void signIn(Browser browser, int worker) {
        browser.get("/actuator/health/readiness").orThrow("x");
    }

    @Override
    public void code(Browser browser) {
        browser.get("/actuator/health/readiness").orThrow("x");
    }

    @Override
    public void close() {
        // its cookies expire
    }
}

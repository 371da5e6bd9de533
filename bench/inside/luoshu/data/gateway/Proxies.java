package luoshu.data.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import luoshu.bench.Luoshu;

/** The provider and what stands in front of it, on loopback, each a process of its own in a folder of this run. */
final class Proxies implements AutoCloseable {

    /** About 1 KB, like a record of a person. */
    static final String ROW = "{\"XM\":\"张三丰\",\"SFZH\":\"411525199001011234\",\"SJH\":\"13800001234\",\"ZT\":\"在保\",\"DWMC\":\"固始县某某农业发展有限公司\",\"XZ\":\"城乡居民基本养老保险\",\"BZ\":\"" + "参保情况正常".repeat(40) + "\"}";
    private static final String DOCUMENT = "/api/persons/";

    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    Proxies(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Answers everything below /api/persons/ with one row, and 204 to whoever asks whether somebody may. */
    int provider() throws Exception {
        int port = Luoshu.freePort();
        nginx("provider", "access_log off; server { listen 127.0.0.1:" + port + "; location " + DOCUMENT + " { default_type application/json; return 200 '{\"code\":0,\"data\":{\"list\":[" + ROW
                + "]}}'; } location /may { return 204; } }");
        return port;
    }

    Process plain(int port, int provider) throws Exception {
        return nginx("plain", "access_log off; " + upstream(provider) + "server { listen 127.0.0.1:" + port + "; location / { proxy_pass http://provider; proxy_http_version 1.1; proxy_set_header Connection ''; } }");
    }

    /** Asks the provider's /may before each call and logs each call in full. */
    Process checked(int port, int provider) throws Exception {
        return nginx("checked", "log_format full '$remote_addr [$time_iso8601] \"$request\" $status $body_bytes_sent $request_time $http_luoshu_key $http_luoshu_case'; access_log access.log full; " + upstream(provider)
                + "server { listen 127.0.0.1:" + port + "; location / { auth_request /may; proxy_pass http://provider; proxy_http_version 1.1; proxy_set_header Connection ''; } "
                + "location = /may { internal; proxy_pass http://provider; proxy_pass_request_body off; proxy_set_header Content-Length ''; proxy_http_version 1.1; proxy_set_header Connection ''; } }");
    }

    private static String upstream(int provider) {
        return "upstream provider { server 127.0.0.1:" + provider + "; keepalive 128; keepalive_requests 1000000; } ";
    }

    private Process nginx(String name, String http) throws Exception {
        Path place = Files.createDirectories(folder.resolve(name));
        Files.writeString(place.resolve("nginx.conf"), "daemon off; worker_processes 2; pid nginx.pid; error_log error.log warn; events { worker_connections 1024; } http { keepalive_requests 1000000; client_body_temp_path b; "
                + "proxy_temp_path p; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s; " + http + " }");
        return start(name, "nginx", "-p", place + "/", "-c", "nginx.conf", "-e", place.resolve("error.log").toString());
    }

    Process springCloudGateway(Path root, int port, int provider) throws Exception {
        String route = "--spring.cloud.gateway.server.webflux.routes[0].";
        Process process = start("scg", Luoshu.java(), "-Xmx512m", "-XX:+UseG1GC", "-cp", root.resolve("bench/peers/scg/target/scg-peer.jar") + ":" + root.resolve("bench/peers/scg/target/lib") + "/*", "peer.ScgPeer",
                "--server.address=127.0.0.1", "--server.port=" + port, "--logging.level.root=WARN", route + "id=provider", route + "uri=http://127.0.0.1:" + provider, route + "predicates[0]=Path=/api/**");
        for (int i = 0; i < 600; i++) {
            if (Files.readString(folder.resolve("scg.log")).contains("READY")) {
                return process;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException(Files.readString(folder.resolve("scg.log")));
    }

    private Process start(String name, String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile()).start();
        started.add(process);
        if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(name + ": " + Files.readString(folder.resolve(name + ".log")));
        }
        return process;
    }

    @Override
    public void close() {
        started.forEach(process -> {
            process.destroy();
            try {
                process.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        });
    }
}

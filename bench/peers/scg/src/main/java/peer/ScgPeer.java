package peer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** One route to the provider, by properties; prints READY once it listens. */
@SpringBootApplication
public class ScgPeer {

    public static void main(String[] arguments) {
        SpringApplication.run(ScgPeer.class, arguments);
        System.out.println("READY");
    }
}

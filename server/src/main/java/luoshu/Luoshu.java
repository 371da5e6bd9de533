package luoshu;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Luoshu {
    public static void main(String[] args) {
        SpringApplication.run(Luoshu.class, args);
    }
}

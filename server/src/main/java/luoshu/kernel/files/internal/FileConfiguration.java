package luoshu.kernel.files.internal;

import java.time.Clock;

import luoshu.kernel.database.DataFolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Disk by default; S3-compatible storage when {@code luoshu.files.s3} is set. */
@Configuration(proxyBeanMethods = false)
class FileConfiguration {

    @Bean
    ContentStore contentStore(FileSettings settings, DataFolder folder, Clock clock) {
        FileSettings.S3 s3 = settings.s3();
        return s3 == null ? new DiskStore(folder.resolve("files")) : new S3Store(new S3Client(s3, clock), s3);
    }

    @Bean
    Incoming incoming(DataFolder folder) {
        return new Incoming(folder.resolve("files").resolve("incoming"));
    }
}

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Takes the seal off the jars of a folder. The start cache defines classes before their jar is read, and the JVM then ends with "sealing violation" when a sealed jar
 * claims the package. Sealing keeps foreign classes out of a package; on a class path made from one build there are none.
 */
class Unseal {

    static void main(String[] arguments) throws IOException {
        List<Path> jars;
        try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
            jars = all.filter(path -> path.toString().endsWith(".jar")).toList();
        }
        for (Path jar : jars) {
            if (sealed(jar)) {
                unseal(jar);
            }
        }
    }

    private static boolean sealed(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest != null && (sealed(manifest.getMainAttributes()) || manifest.getEntries().values().stream().anyMatch(Unseal::sealed));
        }
    }

    private static boolean sealed(Attributes attributes) {
        return "true".equalsIgnoreCase(attributes.getValue(Attributes.Name.SEALED));
    }

    private static void unseal(Path jar) throws IOException {
        try (FileSystem content = FileSystems.newFileSystem(jar)) {
            Path path = content.getPath(JarFile.MANIFEST_NAME);
            Manifest manifest;
            try (InputStream in = Files.newInputStream(path)) {
                manifest = new Manifest(in);
            }
            manifest.getMainAttributes().remove(Attributes.Name.SEALED);
            manifest.getEntries().values().forEach(attributes -> attributes.remove(Attributes.Name.SEALED));
            try (OutputStream out = Files.newOutputStream(path)) {
                manifest.write(out);
            }
        }
    }
}

package luoshu.trust.ledger.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/** sdk/verify as anybody runs it: a process of its own that shares no code with the server. */
public final class OutsideVerifier {

    public record Verdict(int status, String said) {
    }

    private static final class Built {
        static final Path CLASSES = build();

        private static Path build() {
            try (Stream<Path> sources = Files.walk(Path.of("../sdk/verify/src"))) {
                Path classes = Files.createTempDirectory("verify");
                List<String> options = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-encoding", "UTF-8", "-d", classes.toString()));
                sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(options::add);
                if (ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)) != 0) {
                    throw new IllegalStateException("sdk/verify does not compile");
                }
                return classes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private OutsideVerifier() {
    }

    /** {@code verify file} inside this process, for questions asked by the thousand: "RIGHT …", or "WRONG: " and what is. Anything thrown but a verdict fails. */
    public static Function<Path, String> files(Path root, Instant at) {
        try {
            ClassLoader loader = new URLClassLoader(new URL[] {Built.CLASSES.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            Class<?> trusts = loader.loadClass("luoshu.verify.Trust");
            Constructor<?> made = trusts.getDeclaredConstructor();
            made.setAccessible(true);
            Object trust = made.newInstance();
            method(trusts, "addRoot", Path.class).invoke(trust, root);
            Class<?> files = loader.loadClass("luoshu.verify.SealedFile");
            Method open = method(files, "open", Path.class);
            Method verify = method(files, "verify", trusts, Instant.class);
            return file -> {
                try {
                    List<?> seals = (List<?>) verify.invoke(open.invoke(null, file), trust, at);
                    return seals.stream().noneMatch(seal -> seal.toString().endsWith("unprotected=[]]")) ? "WRONG: no seal covers the whole file" : "RIGHT " + seals;
                } catch (InvocationTargetException thrown) {
                    if (thrown.getCause().getClass().getSimpleName().equals("Wrong")) {
                        return "WRONG: " + thrown.getCause().getMessage();
                    }
                    throw new AssertionError("sdk/verify came to no verdict", thrown.getCause());
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException(impossible);
                }
            };
        } catch (ReflectiveOperationException | MalformedURLException changed) {
            throw new IllegalStateException(changed);
        }
    }

    private static Method method(Class<?> of, String name, Class<?>... parameters) throws NoSuchMethodException {
        Method method = of.getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }

    public static Verdict run(List<String> keys, Object... words) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m",
                "-Dstdout.encoding=UTF-8", "-cp", Built.CLASSES.toString(), "luoshu.verify.Verify"));
        for (Object word : words) {
            command.add(word.toString());
        }
        keys.forEach(key -> command.addAll(List.of("--key", key)));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Verdict(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

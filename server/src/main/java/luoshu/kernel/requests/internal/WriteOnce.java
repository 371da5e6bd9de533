package luoshu.kernel.requests.internal;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.access.Access;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/**
 * One write = one transaction = one stored key. The key is inserted last, with the answer: the ordinary request pays one statement, and a repetition that races the
 * first waits on the unique index, fails, and is answered from the stored row. A repetition that comes later usually fails on the state it already changed; then, too,
 * the stored answer is what it gets.
 */
@Component
class WriteOnce {

    private final TransactionTemplate transaction;
    private final IdempotencyQueries keys;
    private final Access access;
    private final JsonMapper json;

    WriteOnce(PlatformTransactionManager transactions, IdempotencyQueries keys, Access access, JsonMapper json) {
        this.transaction = new TransactionTemplate(transactions);
        this.keys = keys;
        this.access = access;
        this.json = json;
    }

    @Nullable Object invoke(MethodInvocation call) throws Throwable {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet)) {
            return call.proceed();
        }
        HttpServletRequest request = servlet.getRequest();
        UUID key = key(request);
        String subject = access.actor().subject();
        String digest = digest(request, call.getArguments());
        try {
            return transaction.execute(status -> {
                Object answer = proceed(call);
                keys.store(key, subject, digest, json.writeValueAsString(answer));
                return answer;
            });
        } catch (DuplicateKeyException raced) {
            return replay(key, subject, digest, call, servlet).orElseThrow(() -> raced);
        } catch (Problem refused) {
            if (refused.kind() == Problem.Kind.SIGN_IN_REQUIRED || refused.kind() == Problem.Kind.NOT_PERMITTED) {
                throw refused;
            }
            return replay(key, subject, digest, call, servlet).orElseThrow(() -> refused);
        } catch (Passed passed) {
            throw passed.getCause();
        }
    }

    private Optional<Object> replay(UUID key, String subject, String digest, MethodInvocation call, ServletRequestAttributes servlet) {
        return keys.find(key, subject).map(stored -> {
            if (!stored.digest().equals(digest)) {
                throw new Refused(Problem.Kind.INVALID, "idempotency-key-reused", "this Idempotency-Key was used for a different request");
            }
            HttpServletResponse response = servlet.getResponse();
            if (response != null) {
                response.setHeader("Idempotency-Replayed", "true");
            }
            Type type = call.getMethod().getGenericReturnType();
            return json.readValue(stored.answer(), json.constructType(type));
        });
    }

    private static UUID key(HttpServletRequest request) {
        String sent = request.getHeader("Idempotency-Key");
        if (sent == null) {
            throw new Refused(Problem.Kind.PRECONDITION_REQUIRED, "idempotency-key-required", "every write carries an Idempotency-Key (a UUID)");
        }
        try {
            return UUID.fromString(sent);
        } catch (IllegalArgumentException notUuid) {
            throw new Refused(Problem.Kind.BAD_REQUEST, "idempotency-key-malformed", "Idempotency-Key must be a UUID");
        }
    }

    private static @Nullable Object proceed(MethodInvocation call) {
        try {
            return call.proceed();
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new Passed(checked);
        }
    }

    private String digest(HttpServletRequest request, @Nullable Object[] arguments) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((request.getMethod() + " " + request.getRequestURI()).getBytes(StandardCharsets.UTF_8));
            for (Object argument : arguments) {
                if (argument instanceof MultipartFile file) {
                    sha.update((file.getOriginalFilename() + file.getSize()).getBytes(StandardCharsets.UTF_8));
                } else if (argument != null && !argument.getClass().getName().startsWith("org.apache") && !argument.getClass().getName().startsWith("org.springframework")) {
                    sha.update(json.writeValueAsBytes(argument));
                }
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Passed extends RuntimeException {
        Passed(Throwable cause) {
            super(cause);
        }
    }
}

package luoshu.trust.identity.web;

import org.jspecify.annotations.Nullable;

/** Shown once; only its digest is kept. Null for a public client. */
public record ClientSecret(ClientRow client, @Nullable String secret) {
}

package luoshu.kernel.access;

import luoshu.kernel.problems.Problem;

/** 401: nobody is signed in, or the wrong kind of account is. */
public final class SignInRequired extends Problem {
    public SignInRequired() {
        super(Kind.SIGN_IN_REQUIRED, "sign-in-required", "sign in first");
    }
}

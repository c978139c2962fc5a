package dev.hearth.operator.reconcile;

import dev.hearth.operator.desired.Credentials;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes passwords: 192 random bits each, in characters that need no quoting anywhere. */
@Singleton
public final class Passwords {

    private static final int BYTES = 24;

    private final SecureRandom random = new SecureRandom();

    /** Passwords that nobody has yet. */
    Credentials fresh() {
        return new Credentials(one(), one(), one());
    }

    private String one() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

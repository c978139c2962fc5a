package dev.hearth.e2e.driver;

import org.jspecify.annotations.Nullable;

/**
 * How the driver signs in.
 *
 * @param username the ACL user, or null for the server's default user
 * @param password the password, or null when the server asks for none
 */
public record Credentials(
        @Nullable String username, @Nullable String password) {

    /** For servers that ask for nothing. */
    public static final Credentials NONE = new Credentials(null, null);

    /** Never shows the password. */
    @Override
    public String toString() {
        return "Credentials[" + (password == null ? "none" : "password") + "]";
    }
}

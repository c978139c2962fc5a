package dev.hearth.operator.engine;

/**
 * A user of a cache server and its password. Its text never shows the password.
 *
 * @param user the ACL user; {@code default} for a server that only has a password
 * @param password in clear
 */
public record NodeLogin(String user, String password) {

    @Override
    public String toString() {
        return "NodeLogin[user=" + user + "]";
    }
}

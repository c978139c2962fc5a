package dev.hearth.client.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which class a key belongs to: the longest literal start of a pattern, then the most literal characters, wins. Immutable. */
public final class Owners {

    /** No class claims anything. */
    public static final Owners NOBODY = new Owners(List.of());

    private final List<Claim> claims;

    private record Claim(String cacheClass, Pattern pattern) {}

    private Owners(List<Claim> claims) {
        this.claims = claims;
    }

    /** From the patterns of each class. */
    public static Owners of(Map<String, List<String>> patterns) {
        var claims = new ArrayList<Claim>();
        patterns.forEach(
                (cacheClass, texts) -> texts.forEach(text -> claims.add(new Claim(cacheClass, Pattern.of(text)))));
        claims.sort(
                (a, b) -> a.equals(b) ? 0 : a.pattern().before(a.cacheClass(), b.pattern(), b.cacheClass()) ? -1 : 1);
        return new Owners(claims);
    }

    /** The class that a key belongs to; empty: no pattern matches. */
    public Optional<String> of(String key) {
        for (var claim : claims) {
            if (claim.pattern().matches(key)) {
                return Optional.of(claim.cacheClass());
            }
        }
        return Optional.empty();
    }

    /** Whether any pattern is known. */
    public boolean isEmpty() {
        return claims.isEmpty();
    }
}

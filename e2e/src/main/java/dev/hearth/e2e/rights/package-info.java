/** Which rights a program has and which it uses, by the roles bound to it and the API server's audit record. */
@NullMarked
package dev.hearth.e2e.rights;

import org.jspecify.annotations.NullMarked;

/** Words shared by both kinds: conditions and reasons. Depends on nothing but annotations. */
@NullMarked
package dev.hearth.api;

import org.jspecify.annotations.NullMarked;

/** Tests of the accounts of rights. */
@NullMarked
package dev.hearth.e2e.rights;

import org.jspecify.annotations.NullMarked;

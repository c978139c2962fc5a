/**
 * Turns what was seen, decided and done into the status. Pure; may depend on the model, the API types and the names of
 * children.
 */
@NullMarked
package dev.hearth.operator.report;

import org.jspecify.annotations.NullMarked;

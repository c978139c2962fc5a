/** Values as the tests of decide and report need them, and the tests of the records themselves. */
@NullMarked
package dev.hearth.operator.model;

import org.jspecify.annotations.NullMarked;

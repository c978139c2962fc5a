/** Tests of the status: situations and what a person reads of them. */
@NullMarked
package dev.hearth.operator.report;

import org.jspecify.annotations.NullMarked;

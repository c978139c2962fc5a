/** Tests of the node watch: its state machine by tables of events, its driver with a fake probe. */
@NullMarked
package dev.hearth.operator.observe;

import org.jspecify.annotations.NullMarked;

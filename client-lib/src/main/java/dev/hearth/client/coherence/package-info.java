/**
 * The protocol's decisions: cluster time, barriers, catching up with a log, when to refresh, when to give a server up. State
 * machines and functions of their arguments; the time is an argument. Depends on {@code cell} and on the values of {@code port};
 * no clock, thread or network.
 */
@NullMarked
package dev.hearth.client.coherence;

import org.jspecify.annotations.NullMarked;

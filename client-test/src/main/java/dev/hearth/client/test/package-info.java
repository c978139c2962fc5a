/**
 * A cache cluster in memory for tests: it obeys the contract of the real servers, and can be cut off, fenced, replaced and lose
 * what it acknowledged. Depends on the client's ports, cell format and timeline.
 */
@NullMarked
package dev.hearth.client.test;

import org.jspecify.annotations.NullMarked;

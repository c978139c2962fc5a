/** What every server behind the ports must do; run against real servers here and against the in-memory one in hearth-client-test. */
@NullMarked
package dev.hearth.client.contract;

import org.jspecify.annotations.NullMarked;

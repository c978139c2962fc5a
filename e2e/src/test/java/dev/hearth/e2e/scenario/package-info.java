/** What Hearth does on a real cluster, each scenario under load with a ledger; run by the profile e2e. */
@NullMarked
package dev.hearth.e2e.scenario;

import org.jspecify.annotations.NullMarked;

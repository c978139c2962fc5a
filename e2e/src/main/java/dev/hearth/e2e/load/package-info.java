/** The ledger driver as a pod: started, followed, asked. May depend on the Kubernetes client and history. */
@NullMarked
package dev.hearth.e2e.load;

import org.jspecify.annotations.NullMarked;

/** Tests of the ledger driver; those named IT start real redis-server processes. */
@NullMarked
package dev.hearth.e2e.driver;

import org.jspecify.annotations.NullMarked;

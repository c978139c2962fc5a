/** Tests of the demo's report. */
@NullMarked
package dev.hearth.e2e.demo;

import org.jspecify.annotations.NullMarked;

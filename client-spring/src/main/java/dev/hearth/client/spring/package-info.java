/** Spring's cache abstraction over the client, and its auto-configuration. May depend on the API of the client and on Spring. */
@NullMarked
package dev.hearth.client.spring;

import org.jspecify.annotations.NullMarked;

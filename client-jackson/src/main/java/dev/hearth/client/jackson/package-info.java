/** Values of the cache as JSON. May depend on the client's API and on Jackson. */
@NullMarked
package dev.hearth.client.jackson;

import org.jspecify.annotations.NullMarked;

/**
 * Talks to cache servers: one connection a node, shared by questions and commands. The only user of Lettuce and Netty;
 * implements the ports of observe and act, never decides, and knows nothing of Kubernetes.
 */
@NullMarked
package dev.hearth.operator.engine;

import org.jspecify.annotations.NullMarked;

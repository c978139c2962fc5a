/**
 * The cache cluster under test as a user sees it: the JSON of its status, its Services, its pods. Does not use the
 * operator's types, so that a test cannot share their mistakes. May depend on the Kubernetes client.
 */
@NullMarked
package dev.hearth.e2e.subject;

import org.jspecify.annotations.NullMarked;

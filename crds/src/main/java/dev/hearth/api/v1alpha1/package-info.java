/** The kinds CacheCluster and CacheClass of version v1alpha1. May depend on {@code dev.hearth.api} and Kubernetes' own types. */
@NullMarked
package dev.hearth.api.v1alpha1;

import org.jspecify.annotations.NullMarked;

package dev.hearth.operator.model;

/** Why a former primary accepts no write any more, strongest first; kept with the move, since pods vanish. */
public enum FenceProof {
    /** There was no primary before. */
    NO_PRIMARY_BEFORE,
    /** The same pod answers as another process. */
    NEW_PROCESS,
    /** The kubelet says that the container ended. */
    CONTAINER_ENDED,
    /** The pod is gone, and the kubelet had said that its containers ended. */
    POD_ENDED,
    /** Its connection broke, its address refuses, and no replica hears it. */
    CONNECTION_REFUSED,
    /** A human or the infrastructure says that nothing runs on its Kubernetes node. */
    OUT_OF_SERVICE,
    /** It told itself that it is closed. */
    ANSWERED_CLOSED,
    /** Too few replicas are left for its fence, for longer than the fence needs to close. */
    FENCE_TIMED_OUT,
    /** No proof: its pod was replaced by one of the same name, which Kubernetes does only after the end of the first one. */
    POD_REPLACED,
    /** No proof: the spec prefers to be available. */
    NOT_FENCED
}

package dev.hearth.operator.model;

/**
 * One incarnation of a cache node: a pod and its uid. A pod that was deleted and made anew has the same name and is
 * another node, because its process, its memory and perhaps its volume are others.
 *
 * @param namespace the namespace of the pod
 * @param pod the name of the pod, such as {@code web-s0-1}
 * @param uid the uid of the pod object
 */
public record NodeId(String namespace, String pod, String uid) {

    /** The number behind the last dash of the pod's name, or -1 where there is none. */
    public int ordinal() {
        var dash = pod.lastIndexOf('-');
        var digits = pod.substring(dash + 1);
        return dash > 0 && !digits.isEmpty() && digits.chars().allMatch(Character::isDigit)
                ? Integer.parseInt(digits)
                : -1;
    }
}

package dev.hearth.api.v1alpha1;

/** Parts of CEL rules and messages that several fields share. */
final class Rules {
    static final String FORBIDDEN = "FieldValueForbidden";
    static final String REQUIRED = "FieldValueRequired";
    static final String UNCHANGED = "self == oldSelf";
    static final String IMMUTABLE_CLUSTER = "is immutable: create a new CacheCluster and move the classes to it";

    static final String SHAPE = ".matches('^([0-9]{1,5}(h|m|s|ms)){1,4}$')";
    static final String DURATION = "self.matches('^([0-9]{1,5}(h|m|s|ms)){1,4}$') && duration(self) >= duration('";
    static final String UP_TO = "') && duration(self) <= duration('";
    static final String END = "')";
    static final String UNITS = "; units are h, m, s and ms, there are no days";

    static final String URL = "self.matches('^https?://[^/?#@\\\\s]+([/?][^\\\\s]*)?$')";
    static final String URL_MESSAGE =
            "must be an http or https URL without credentials, such as http://catalog.shop.svc/products/{1}";

    static final String BYTES = "!isQuantity(string(self)) || (quantity(string(self)).compareTo(quantity('1')) >= 0"
            + " && quantity(string(self)).compareTo(quantity('";
    static final String BYTES_END = "')) <= 0)";

    private Rules() {}
}

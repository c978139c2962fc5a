package dev.hearth.e2e.scenario;

import java.util.Locale;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a {@link Workbench} in a namespace of its own, on the one installation of the run. A test that failed
 * leaves a bundle; its namespace is removed all the same.
 */
final class HearthExtension implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(HearthExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Hearth.class || type == Workbench.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var hearth = hearth(context);
        if (parameter.getParameter().getType() == Hearth.class) {
            return hearth;
        }
        return context.getStore(STORE)
                .computeIfAbsent(
                        Workbench.class,
                        type -> new Workbench(hearth.ensureInstalled(), namespace(context)),
                        Workbench.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var workbench = context.getStore(STORE).remove(Workbench.class, Workbench.class);
        if (workbench == null) {
            return;
        }
        try (workbench) {
            context.getExecutionException().ifPresent(failure -> workbench.bundle(name(context), failure));
        }
    }

    private static Hearth hearth(ExtensionContext context) {
        return context.getRoot().getStore(STORE).computeIfAbsent(Hearth.class, type -> Hearth.open(), Hearth.class);
    }

    private static String name(ExtensionContext context) {
        return context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName();
    }

    private static String namespace(ExtensionContext context) {
        var words = context.getRequiredTestClass().getSimpleName().replace("E2E", "");
        var dashed = words.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return "e2e-" + dashed + "-" + Long.toString(System.nanoTime() & 0xffffff, 36);
    }
}

package io.tocsin.ops;

import com.marcnuri.helm.jni.NativeLibrary;
import java.util.ServiceLoader;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips a test, and says why, where Helm's library is not to be had for the platform.
 *
 * <p>Thread-safe.
 */
final class HelmAvailable implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return ServiceLoader.load(NativeLibrary.class).findFirst().isPresent()
                ? ConditionEvaluationResult.enabled("Helm's library is on the class path")
                : ConditionEvaluationResult.disabled("helm-java has no library for this platform: os="
                        + System.getProperty("os.name") + " arch=" + System.getProperty("os.arch"));
    }
}

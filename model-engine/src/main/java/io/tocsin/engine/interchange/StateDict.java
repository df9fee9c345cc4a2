package io.tocsin.engine.interchange;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tensors by name, as PyTorch keeps the numbers of a model.
 *
 * <p>Thread-safe.
 *
 * @param tensors in the order they were put
 */
public record StateDict(Map<String, Tensor> tensors) {

    public StateDict {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    /**
     * The tensor of that name.
     *
     * @throws UnusableFileException if there is none, or it has another shape
     */
    public Tensor get(String name, int... shape) {
        Tensor tensor = find(name);
        List<Integer> needed = Arrays.stream(shape).boxed().toList();
        if (!tensor.shape().equals(needed)) {
            throw new UnusableFileException(
                    "tensor has another shape: tensor=" + name + " shape=" + tensor.shape() + " needs=" + needed);
        }
        return tensor;
    }

    /**
     * The tensor of that name, which must be a matrix.
     *
     * @throws UnusableFileException if there is none, or it has more or fewer axes
     */
    public Tensor matrix(String name) {
        Tensor tensor = find(name);
        if (tensor.shape().size() != 2) {
            throw new UnusableFileException("tensor is no matrix: tensor=" + name + " shape=" + tensor.shape());
        }
        return tensor;
    }

    /**
     * The numbers of the tensor of that name, whatever its shape.
     *
     * @throws UnusableFileException if there is none
     */
    public float[] values(String name) {
        return find(name).values();
    }

    private Tensor find(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new UnusableFileException("tensor is missing: tensor=" + name + " there=" + tensors.keySet());
        }
        return tensor;
    }
}

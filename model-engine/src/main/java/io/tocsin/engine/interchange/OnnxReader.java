package io.tocsin.engine.interchange;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.tocsin.engine.interchange.OnnxValue.Chain;
import io.tocsin.engine.interchange.OnnxValue.Other;
import io.tocsin.engine.interchange.OnnxValue.Signal;
import java.util.ArrayList;
import java.util.List;

/**
 * The layers of an ONNX model: RNN, LSTM and GRU nodes one on the other, and on the last of them heads of MatMul and Add or of Gemm, with Relu between.
 *
 * <p>The reader follows each tensor from the inputs to the outputs and knows its axes, so that what it hands out computes what the file computes: a
 * node that would change a number elsewhere, such as a scaled input, a second branch or an initial state that is not 0, is refused and named. Nodes
 * that only move numbers about are followed. Both layouts, [time, batch, features] and [batch, time, features], are read, and heads on every step or
 * on the last.
 *
 * <p>Confined to one thread; used once.
 */
public final class OnnxReader {
    private static final int OLDEST_OPERATOR_SET = 7;
    private static final int MAX_NODES = 10_000;

    private final OnnxTrace trace;
    private final OnnxLevels levels;
    private final OnnxDense dense;
    private final OnnxMoves moves;

    private OnnxReader(GraphProto graph, int bytes) {
        trace = new OnnxTrace(graph, bytes);
        levels = new OnnxLevels(trace);
        dense = new OnnxDense(trace, levels);
        moves = new OnnxMoves(trace, levels);
    }

    /**
     * Reads a whole model.
     *
     * @throws UnusableFileException if the bytes are none, or a node computes what this engine lacks
     */
    public static RecurrentStack read(byte[] bytes) {
        try {
            ModelProto model = ModelProto.parseFrom(bytes);
            GraphProto graph = model.getGraph();
            if (graph.getNodeCount() == 0 || graph.getNodeCount() > MAX_NODES) {
                throw new UnusableFileException(
                        "no ONNX graph of usable size: nodes=" + graph.getNodeCount() + " max=" + MAX_NODES);
            }
            requireOperatorSet(model);
            return new OnnxReader(graph, bytes.length).stack(graph);
        } catch (InvalidProtocolBufferException e) {
            throw new UnusableFileException("not an ONNX model: bytes=" + bytes.length + " cause=" + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UnusableFileException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireOperatorSet(ModelProto model) {
        for (OperatorSetIdProto set : model.getOpsetImportList()) {
            boolean isStandard = set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx");
            if (isStandard && set.getVersion() >= OLDEST_OPERATOR_SET) {
                return;
            }
        }
        throw new UnusableFileException("operator set is missing or too old: sets="
                + model.getOpsetImportList().stream()
                        .map(set -> set.getDomain() + ":" + set.getVersion())
                        .toList()
                + " needs=" + OLDEST_OPERATOR_SET);
    }

    private RecurrentStack stack(GraphProto graph) {
        for (NodeProto proto : graph.getNodeList()) {
            OnnxNode node = new OnnxNode(proto);
            if (!node.isStandard()) {
                throw node.refusal("operator is not supported");
            }
            follow(node);
        }
        List<DenseHead> heads = new ArrayList<>();
        for (ValueInfoProto output : graph.getOutputList()) {
            OnnxValue value = trace.find(output.getName());
            if (value == null) {
                throw new UnusableFileException("output is not computed: output=" + output.getName());
            }
            if (value instanceof Signal signal && signal.source() instanceof Chain chain) {
                heads.add(head(output.getName(), chain));
            }
        }
        return levels.stack(heads);
    }

    private void follow(OnnxNode node) {
        switch (node.operator()) {
            case "RNN", "LSTM", "GRU" -> levels.add(node);
            case "MatMul" -> trace.define(node, 0, dense.product(node));
            case "Gemm" -> trace.define(node, 0, dense.gemm(node));
            case "Relu" -> trace.define(node, 0, dense.relu(node));
            case "Add" -> trace.define(node, 0, moves.isOfNumbers(node) ? Other.NUMBERS : dense.add(node));
            case "Mul" -> trace.define(node, 0, moves.isOfNumbers(node) ? Other.NUMBERS : dense.scale(node));
            case "Constant" -> trace.define(node, 0, OnnxTrace.constant(node));
            case "ConstantOfShape" -> trace.define(node, 0, OnnxMoves.filled(node));
            case "Shape" -> trace.define(node, 0, Other.NUMBERS);
            default -> trace.define(node, 0, moves.isOfNumbers(node) ? Other.NUMBERS : moves.move(node));
        }
    }

    private DenseHead head(String name, Chain chain) {
        if (chain.isRectified()) {
            throw new UnusableFileException("head ends in Relu: output=" + name);
        }
        if (chain.level() != levels.size() - 1) {
            throw new UnusableFileException("head stands on a lower level: output=" + name + " level=" + chain.level()
                    + " levels=" + levels.size());
        }
        return new DenseHead(name, chain.layers(), chain.persistence());
    }
}
